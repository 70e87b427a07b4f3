package downhill.run;

import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says which measurements of a training run are due, so that looking takes no more than a share of its time.
 *
 * <p>Each measurement is timed. Twice a second are granted first, if all together fit into the share. What is left is
 * divided evenly: whatever is cheap enough goes into every frame, and leaves the rest of its part to the dear ones.
 * Where not even twice a second fits, the share is divided evenly in the same way. A bad estimate, such as that of code
 * that the compiler has not seen yet, holds for no longer than {@link #LONGEST}.
 */
final class Budget {
    /** Of a run's time that looking may take. */
    static final double SHARE = 0.05;

    /** What the budget aims at, so that what it does not see (the caches of the processor) has room in the share. */
    static final double AIM = 0.6 * SHARE;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A little more than twice a second, since only frames can be the occasion. */
    private static final double LEAST_RATE = 2.2;

    /** Nanoseconds after which a measurement is due however dear it seems. */
    static final double LONGEST = 10 * SECOND;

    private static final Measurement LEADING = Measurement.LAYERS;
    private static final Measurement FOLLOWING = Measurement.HISTOGRAMS;
    private static final List<Measurement> TOGETHER = List.of(LEADING, FOLLOWING);

    private final Map<Measurement, Cost> costs = new EnumMap<>(Measurement.class);
    private double frame;

    /**
     * What is due.
     *
     * @param wanted what somebody watches, in any order without repetition
     * @param framesPerSecond of all watchers together
     * @param part of the clock's time, from 0 to 1, that all this may take a processor for
     * @param now in nanoseconds
     */
    List<Measurement> due(List<Measurement> wanted, double framesPerSecond, double part, long now) {
        if (!wanted.containsAll(TOGETHER)) {
            return dueAlone(wanted, 0, framesPerSecond, part, now);
        }
        // Two that look at the same pass go together, and are paid for together.
        List<Measurement> leading =
                wanted.stream().filter(each -> each != FOLLOWING).toList();
        List<Measurement> due = dueAlone(leading, cost(FOLLOWING), framesPerSecond, part, now);
        if (due.contains(LEADING)) {
            due.add(due.indexOf(LEADING) + 1, FOLLOWING);
        }
        return due;
    }

    private List<Measurement> dueAlone(
            List<Measurement> wanted, double following, double framesPerSecond, double part, long now) {
        ToDoubleFunction<Measurement> cost = each -> cost(each) + (each == LEADING ? following : 0);
        double left = Math.max(0, part - frame / SECOND * framesPerSecond);
        double atLeast = wanted.stream().mapToDouble(cost).sum() / SECOND * LEAST_RATE;
        boolean fits = atLeast <= left;
        List<Measurement> due = new ArrayList<>();
        List<Measurement> cheapFirst =
                wanted.stream().sorted(Comparator.comparingDouble(cost)).toList();
        double spare = fits ? left - atLeast : left;
        for (int i = 0; i < cheapFirst.size(); i++) {
            Measurement each = cheapFirst.get(i);
            double seconds = cost.applyAsDouble(each) / SECOND;
            double least = fits ? LEAST_RATE : 0;
            double even = spare / (cheapFirst.size() - i);
            double rate = Math.min(Interest.MAX_RATE, seconds == 0 ? Interest.MAX_RATE : least + even / seconds);
            spare -= Math.max(0, rate - least) * seconds;
            if (isDue(each, rate, now)) {
                due.add(each);
            }
        }
        return due;
    }

    private boolean isDue(Measurement each, double rate, long now) {
        Cost known = costs.get(each);
        if (known == null || rate >= Interest.MAX_RATE) {
            return true;
        }
        double period = rate == 0 ? LONGEST : Math.min(LONGEST, SECOND / rate);
        return now - known.at() >= period;
    }

    private double cost(Measurement measurement) {
        @Nullable Cost known = costs.get(measurement);
        return known == null ? 0 : known.nanos();
    }

    /** Nanoseconds that all of these would take now. */
    double cost(List<Measurement> wanted) {
        return wanted.stream().mapToDouble(this::cost).sum();
    }

    /**
     * Notes what a measurement has cost.
     *
     * @param nanos of a processor
     * @param now when it was made
     */
    void measured(Measurement measurement, long nanos, long now) {
        costs.put(measurement, new Cost(estimate(costs.containsKey(measurement), cost(measurement), nanos), now));
    }

    /** Notes what it has cost to put a frame together. */
    void framed(long nanos) {
        frame = estimate(frame > 0, frame, nanos);
    }

    // Code grows faster while the compiler learns it, at once and by much; else a single measurement says little.
    private static double estimate(boolean known, double before, long nanos) {
        return known && nanos > before / 2 ? before + (nanos - before) / 4 : nanos;
    }

    /** Of a measurement, and when it was made last. */
    private record Cost(double nanos, long at) {}
}
