package downhill.diagnose;

import downhill.experiment.Experiment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How a run went: its last samples, and the few numbers that are kept for longer. Bounded. */
public final class Course {
    /** Most samples kept: a window and the one before. */
    static final int KEPT = 2 * Rule.WINDOW;

    private final Facts facts;
    private final ArrayDeque<Vitals> samples = new ArrayDeque<>(KEPT);
    private Experiment experiment;
    private @Nullable Vitals first;
    private long restarted;

    Course(Facts facts, Experiment experiment) {
        this.facts = facts;
        this.experiment = experiment;
    }

    Course copy() {
        Course copy = new Course(facts, experiment);
        copy.samples.addAll(samples);
        copy.first = first;
        copy.restarted = restarted;
        return copy;
    }

    /** Takes the newest sample. */
    void add(Vitals vitals) {
        if (first == null) {
            first = vitals;
        }
        if (samples.size() == KEPT) {
            samples.removeFirst();
        }
        samples.addLast(vitals);
    }

    /** Other settings: the samples from before say nothing about them. */
    void restart(Experiment next, long update) {
        experiment = next;
        samples.clear();
        restarted = update;
    }

    /** What no edit changes. */
    public Facts facts() {
        return facts;
    }

    /** The experiment as it is now. */
    public Experiment experiment() {
        return experiment;
    }

    /** Samples at hand since the settings changed. */
    public int size() {
        return samples.size();
    }

    /** The newest sample. */
    public Vitals newest() {
        return samples.getLast();
    }

    /** The sample before the first update. */
    public Vitals first() {
        return first == null ? samples.getFirst() : first;
    }

    /** The update at which the settings changed last; 0 where they never did. */
    public long restarted() {
        return restarted;
    }

    /** Median of a number over the {@code count} samples that end {@code back} samples before the newest. */
    public double median(ToDoubleFunction<Vitals> number, int back, int count) {
        double[] values = new double[Math.min(count, Math.max(0, samples.size() - back))];
        Iterator<Vitals> backwards = samples.descendingIterator();
        for (int i = -back; i < values.length; i++) {
            Vitals vitals = backwards.next();
            if (i >= 0) {
                values[i] = number.applyAsDouble(vitals);
            }
        }
        return median(values);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
