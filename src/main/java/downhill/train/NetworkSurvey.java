package downhill.train;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The survey of a network: the training set, the test set, the probe set. */
final class NetworkSurvey implements Survey {
    private final Evaluator evaluator;
    private final Scoring training;
    private final Scoring test;
    private final SignalProbe probe;
    private boolean began;
    private Evaluator.@Nullable Score trained;
    private Evaluator.@Nullable Score tested;

    NetworkSurvey(Evaluator evaluator, Scoring training, Scoring test, SignalProbe probe) {
        this.evaluator = evaluator;
        this.training = training;
        this.test = test;
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
        // Last, so that its pass is there for whoever looks at the layers next.
        return probe.advance();
    }

    @Override
    public Recorder.Sets sets() {
        return new Recorder.Sets(Objects.requireNonNull(trained), Objects.requireNonNull(tested));
    }

    @Override
    public Evaluator.Signals signals() {
        return probe.signals();
    }
}
