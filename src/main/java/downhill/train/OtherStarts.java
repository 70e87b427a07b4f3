package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The same experiment from other first weights, as a job: each {@link #advance} is an update of one of them.
 *
 * <p>Each ends with its experiment, where it diverges, and after {@link #MOST} updates at the latest. Not thread-safe.
 */
public final class OtherStarts {
    /** Most updates of each. */
    public static final int MOST = 300;

    /** Most starts. */
    public static final int STARTS = 8;

    private final Experiment experiment;
    private final List<double[]> starts;
    private final List<double[]> ways = new ArrayList<>();
    private Trainer trainer;

    /**
     * None of them trained yet.
     *
     * @param experiment of a network of two weights
     * @param starts at most {@link #STARTS}, each the first weights
     * @throws IllegalArgumentException if there are none or more, or weights are missing
     */
    public OtherStarts(Experiment experiment, List<double[]> starts) {
        if (starts.isEmpty() || starts.size() > STARTS || !(experiment.subject() instanceof Network)) {
            throw new IllegalArgumentException("1 to " + STARTS + " starts of a network");
        }
        this.experiment = experiment;
        this.starts = List.copyOf(starts);
        trainer = begin(starts.getFirst());
    }

    private Trainer begin(double[] start) {
        Snapshot first = new Trainer(experiment).snapshot();
        if (start.length != first.parameters().length || first.trail().length == 0) {
            throw new IllegalArgumentException("A start has both weights of a line");
        }
        return Trainer.restore(new Snapshot(
                first.recording(),
                first.experiment(),
                first.update(),
                first.examples(),
                first.divergence(),
                start,
                first.buffers(),
                first.optimizer(),
                first.schedule(),
                first.treatments(),
                first.skipped(),
                first.clips(),
                first.batches(),
                first.series(),
                start));
    }

    /** Computes the next update; whether anything is left. */
    public boolean advance() {
        if (ways.size() == starts.size()) {
            return false;
        }
        if (trainer.update() < MOST && trainer.step(Needs.NOTHING)) {
            return true;
        }
        ways.add(trainer.ground().trail());
        boolean left = ways.size() < starts.size();
        if (left) {
            trainer = begin(starts.get(ways.size()));
        }
        return left;
    }

    /** From 0 to 1. */
    public double progress() {
        return (ways.size() + Math.min(1, trainer.update() / (double) MOST)) / (starts.size() + 1);
    }

    /** The ways of those that are done, in order: see {@link Picture.Way#places()}. */
    public List<double[]> ways() {
        return List.copyOf(ways);
    }
}
