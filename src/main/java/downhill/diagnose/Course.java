package downhill.diagnose;

import downhill.experiment.Experiment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How a run went: its last samples, and the few numbers that are kept for longer. Bounded. */
public final class Course {
    /** Most samples kept: a window and the one before. */
    static final int KEPT = 2 * Rule.WINDOW;

    /** Samples whose median stands for "now". */
    private static final int NOW = 10;

    /** Gradients that say what length is usual; where a run ends, one must do. */
    private static final int FEWEST = 5;

    /** Three quarters of the pairs fall, one quarter rises. */
    private static final double STEADY = -0.5;

    private final Facts facts;
    private final ArrayDeque<Vitals> samples = new ArrayDeque<>(KEPT);
    private final Marks marks = new Marks();
    private final Trend trend = new Trend();
    private final Trend means = new Trend();
    private Experiment experiment;
    private @Nullable Vitals begin;
    private long restarted;

    Course(Facts facts, Experiment experiment) {
        this.facts = facts;
        this.experiment = experiment;
    }

    State state() {
        return new State(
                List.copyOf(samples), marks.state(), trend.state(), means.state(), experiment, begin, restarted);
    }

    void resume(State state) {
        samples.clear();
        samples.addAll(state.samples());
        marks.resume(state.marks());
        trend.resume(state.trend());
        means.resume(state.means());
        experiment = state.experiment();
        begin = state.begin();
        restarted = state.restarted();
    }

    /** Takes the newest sample. */
    void add(Vitals vitals) {
        if (begin == null) {
            begin = vitals;
        }
        long gap = samples.isEmpty() ? 0 : vitals.update() - samples.getLast().update();
        double usualNorm = usualNorm(vitals.failed() ? 1 : FEWEST);
        if (samples.size() == KEPT) {
            samples.removeFirst();
        }
        samples.addLast(vitals);
        trend.add(vitals.loss());
        means.add(vitals.around().meanLoss());
        marks.add(vitals, gap, usualNorm);
        marks.smoothed(now(each -> each.sets().testLoss()), now(Vitals::loss), vitals.update());
    }

    // The sample before the first update has no gradient.
    private double usualNorm(int fewest) {
        int gradients = samples.size() - 1;
        return gradients < fewest ? Double.NaN : median(Vitals::gradientNorm, 0, Math.min(Rule.WINDOW, gradients));
    }

    /**
     * Other settings: the samples from before say nothing about them. Only the sample before the first update is kept,
     * and by how much loss and error signal ever exceeded theirs there: what that did to the weights is there still.
     */
    void restart(Experiment next, long update) {
        experiment = next;
        samples.clear();
        trend.restart();
        means.restart();
        marks.restart();
        begin = null;
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

    /** The first sample with these settings. */
    public Vitals begin() {
        return begin == null ? samples.getLast() : begin;
    }

    /** Updates made with these settings. */
    public long updates() {
        return newest().update() - restarted;
    }

    /** What is kept of the whole run, or since the settings changed. */
    Marks marks() {
        return marks;
    }

    /** The loss since the settings changed. */
    Trend trend() {
        return trend;
    }

    /** The loss at the mean of the weights since the settings changed. */
    Trend means() {
        return means;
    }

    /** Median of a number over the newest samples that stand for "now". */
    public double now(ToDoubleFunction<Vitals> number) {
        return median(number, 0, NOW);
    }

    /** Median of the loss on the training set over the last {@link Rule#WINDOW} samples. */
    public double usualLoss() {
        return median(Vitals::loss, 0, Rule.WINDOW);
    }

    /** Whether the task counts as solved on the training set. */
    public boolean solved() {
        return newest().sets().trainMetric() >= facts.target();
    }

    /** Whether the loss falls steadily: of all pairs of samples of a full window three quarters fall (Kendall 1938). */
    boolean fallsSteadily() {
        return size() >= Rule.WINDOW && tau() < STEADY;
    }

    /** By how much the loss fell over a window, from the median of its first samples to that of its last. */
    double fall() {
        return median(Vitals::loss, Rule.WINDOW - NOW, NOW) - now(Vitals::loss);
    }

    /** Pairs of which the later loss is higher less those of which it is lower, as a share of all of a window. */
    private double tau() {
        double[] losses = new double[Rule.WINDOW];
        Iterator<Vitals> backwards = samples.descendingIterator();
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            losses[i] = backwards.next().loss();
            for (int later = 0; later < i; later++) {
                sum += Math.signum(losses[later] - losses[i]);
            }
        }
        return 2 * sum / (losses.length * (losses.length - 1.0));
    }

    /** Mean of a number over the newest samples. */
    public double mean(ToDoubleFunction<Vitals> number, int count) {
        Iterator<Vitals> backwards = samples.descendingIterator();
        double sum = 0;
        int taken = 0;
        for (; taken < count && backwards.hasNext(); taken++) {
            sum += number.applyAsDouble(backwards.next());
        }
        return sum / taken;
    }

    /**
     * Median of a number over the {@code count} samples that end {@code back} samples before the newest, as far as
     * there are any; NaN where there is none, or where it is not a number in most.
     */
    public double median(ToDoubleFunction<Vitals> number, int back, int count) {
        double[] values = new double[Math.min(count, Math.max(0, samples.size() - back))];
        if (values.length == 0) {
            return Double.NaN;
        }
        Iterator<Vitals> backwards = samples.descendingIterator();
        for (int i = -back; i < values.length; i++) {
            Vitals vitals = backwards.next();
            if (i >= 0) {
                values[i] = number.applyAsDouble(vitals);
            }
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** All that it remembers. */
    record State(
            List<Vitals> samples,
            Marks.State marks,
            Trend.State trend,
            Trend.State means,
            Experiment experiment,
            @Nullable Vitals begin,
            long restarted) {}
}
