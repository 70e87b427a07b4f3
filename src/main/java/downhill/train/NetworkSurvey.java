package downhill.train;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The survey of a network: the training set, the test set, the training set at another place, the probe set. */
final class NetworkSurvey implements Survey {
    private final Evaluator evaluator;
    private final Scoring training;
    private final Scoring test;
    private final @Nullable Scoring mean;
    private final SignalProbe probe;
    private boolean began;
    private boolean meant;
    private Evaluator.@Nullable Score trained;
    private Evaluator.@Nullable Score tested;

    NetworkSurvey(Evaluator evaluator, Scoring training, Scoring test, @Nullable Scoring mean, SignalProbe probe) {
        this.evaluator = evaluator;
        this.training = training;
        this.test = test;
        this.mean = mean;
        meant = mean == null;
        this.probe = probe;
    }

    @Override
    public boolean advance() {
        if (trained == null) {
            if (!began) {
                evaluator.feel(true);
                began = true;
            }
            if (training.advance()) {
                evaluator.feel(false);
                trained = training.score();
            }
            return false;
        }
        if (tested == null) {
            tested = test.advance() ? test.score() : null;
            return false;
        }
        if (mean != null && !meant) {
            meant = mean.advance();
            return false;
        }
        // Last, so that its pass is there for whoever looks at the layers next.
        return probe.advance();
    }

    @Override
    public Recorder.Sets sets() {
        return new Recorder.Sets(Objects.requireNonNull(trained), Objects.requireNonNull(tested));
    }

    @Override
    public double lossAtMean() {
        return mean == null ? Double.NaN : mean.score().loss();
    }

    @Override
    public Evaluator.Signals signals() {
        return probe.signals();
    }
}
