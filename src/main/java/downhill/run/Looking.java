package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Frame;
import downhill.train.History.Position;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Row;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one trainer for all watchers of its run, within the budget, and counts the time that training takes. */
final class Looking {
    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    /** The part of the time until the next update that may be used to measure everything. */
    private static final double IDLE_SHARE = 0.5;

    /** What looking may take of a run's part of a processor where there are more runs than processors. */
    private static final double CROWDED = 0.15;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Between two frames as fast as they may come and half as fast. */
    private static final double CALM = 1.25;

    /** Time over which the usage of a processor is averaged. */
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(250);

    private final Probe probe;
    private final Trainer trainer;
    private final Budget budget = new Budget();
    private final Following following;
    private final Settling settling;
    private final CpuMarks marks = new CpuMarks();
    private final Deque<Measurement> line = new ArrayDeque<>();
    private @Nullable Measurement present;
    private long spentOnPresent;
    private long planned;
    private boolean finely;
    private long trained;
    private long used;
    private long usedBefore;
    private long windowFrom;
    private double usage = 1;
    private long picturedAt;
    private long framedAt;

    Looking(Trainer trainer, long now) {
        this.trainer = trainer;
        probe = new Probe(trainer);
        following = new Following(trainer, probe);
        settling = new Settling(probe, budget);
        windowFrom = now;
        picturedAt = now - TimeUnit.SECONDS.toNanos(1);
    }

    /** What updates must keep for these watchers. */
    static Needs needs(List<Watcher> watchers) {
        boolean raw = watchers.stream()
                .map(Watcher::interest)
                .anyMatch(interest -> interest.wants(Measurement.GRADIENTS)
                        || interest.wants(Measurement.LAYERS)
                        || interest.wants(Measurement.HISTOGRAMS)
                        || interest.wants(Measurement.COMPASS));
        return raw ? Needs.ALL : Needs.NOTHING;
    }

    /** What looks. */
    Probe probe() {
        return probe;
    }

    /** Follows a weight that was asked for in another network, if there is one at its address here. */
    void followIfThere(WeightAddress weight) {
        try {
            probe.follow(weight);
        } catch (InvalidExperiment e) {
            LOG.debug("This network has no such weight: {}", weight);
        }
    }

    /** Learns who watches. */
    void attend(List<Watcher> watchers) {
        following.attend(isWatched(Measurement.ANATOMY, watchers));
    }

    /** Says which updates are followed. */
    Following following() {
        return following;
    }

    static boolean isWatched(Measurement part, List<Watcher> watchers) {
        return watchers.stream().map(Watcher::interest).anyMatch(interest -> interest.wants(part));
    }

    /** Follows the sharpness in the time that a run waits. */
    Settling settling() {
        return settling;
    }

    /**
     * Follows the sharpness for a while.
     *
     * @param wait nanoseconds until the next update
     * @return nanoseconds until there is more to do, or {@link Slices#IDLE}
     */
    long settle(List<Watcher> watchers, long wait) {
        return settling.settle(watchers, wait, () -> refresh(Measurement.SHARPNESS, System.nanoTime()));
    }

    private void refresh(Measurement part, long now) {
        long started = Cpu.nanos();
        probe.refresh(part, true);
        long spent = Cpu.nanos() - started;
        budget.measured(part, spent, now);
        used += spent;
    }

    /** Notes that training took a processor for so many nanoseconds. */
    void trained(long nanos) {
        trained += nanos;
        used += nanos;
        if (!trainer.isUpdating()) {
            marks.mark(trainer.update(), seconds());
        }
    }

    /**
     * Plans to measure what is due for watchers that a frame is made for next.
     *
     * @param training whether the run trains; else everything is due
     * @param wait nanoseconds until the next update is due; 0 for a run that goes as fast as it can
     * @param part of a processor, up to 1, that there is for each run
     */
    void plan(List<Watcher> ready, boolean training, boolean fullSpeed, long wait, double part, long now) {
        line.clear();
        planned = now;
        finely = !training;
        probe.afford(part);
        List<Measurement> wanted = wanted(ready);
        if (!training) {
            wanted.stream()
                    .filter(each -> each != Measurement.SHARPNESS && probe.isStale(each, false))
                    .forEach(line::add);
            return;
        }
        int rate = ready.stream()
                .mapToInt(watcher -> watcher.interest().framesPerSecond())
                .sum();
        if (fullSpeed) {
            line.addAll(budget.due(wanted, rate, Budget.AIM * usage(now), now));
        } else {
            line.addAll(besideUpdates(wanted, rate, wait, part, now));
        }
        calm(SECOND * CALM / rate, wait, now);
        // What a row has measured since the frame before is new enough.
        if (trainer.history().last().update() > framedAt) {
            line.remove(Measurement.METRICS);
        }
        framedAt = trainer.update();
    }

    // Looking neither delays the next update nor takes from other runs what their updates need.
    private List<Measurement> besideUpdates(List<Measurement> wanted, int rate, long wait, double part, long now) {
        double cost = budget.cost(wanted);
        boolean timely = cost <= IDLE_SHARE * wait;
        double most = part < 1 ? CROWDED * part : 1;
        if (timely && cost <= most * Math.max((double) wait, SECOND / rate)) {
            return wanted;
        }
        return budget.due(wanted, rate, timely ? most : Math.min(Budget.AIM, most), now);
    }

    /** Every other picture is smooth enough where frames come as fast as they may: none is dearer to make and to send. */
    private void calm(double least, long wait, long now) {
        if (line.contains(Measurement.OUTPUT)) {
            if (wait < least && now - picturedAt < least) {
                line.remove(Measurement.OUTPUT);
            } else {
                picturedAt = now;
            }
        }
    }

    /**
     * Measures what was planned, until the slice is over.
     *
     * @param started when the slice was
     * @return whether all is measured
     */
    boolean look(long started) {
        while (present != null || !line.isEmpty()) {
            if (System.nanoTime() - started > Slices.BUDGET) {
                return false;
            }
            measure(started);
        }
        return true;
    }

    private void measure(long started) {
        long before = Cpu.nanos();
        Measurement part = present;
        if (part == null) {
            part = line.removeFirst();
            // One may have been measured along with another.
            if (!probe.isStale(part, !finely)) {
                return;
            }
            probe.begin(part, !finely);
            present = part;
            spentOnPresent = 0;
        }
        boolean done = false;
        while (!done && System.nanoTime() - started <= Slices.BUDGET) {
            done = probe.advance();
        }
        long spent = Cpu.nanos() - before;
        spentOnPresent += spent;
        used += spent;
        if (done) {
            if (!finely) {
                budget.measured(part, spentOnPresent, planned);
            }
            present = null;
        }
    }

    /** Whether something that was planned is not measured yet: until then the run must not move. */
    boolean isLooking() {
        return present != null || !line.isEmpty();
    }

    /** Measures no more of what was planned. */
    void abandon() {
        present = null;
        line.clear();
    }

    private static List<Measurement> wanted(List<Watcher> ready) {
        Set<Measurement> wanted = new TreeSet<>();
        ready.forEach(watcher -> wanted.addAll(watcher.interest().measurements()));
        return List.copyOf(wanted);
    }

    /** Other runs on the same processors leave a run only a part of the clock's time, and looking a part of that. */
    private double usage(long now) {
        long passed = now - windowFrom;
        if (passed >= WINDOW) {
            // A long window is one in which it did not train all the time.
            usage = passed > 4 * WINDOW ? usage : Math.min(1, (double) (used - usedBefore) / (double) passed);
            windowFrom = now;
            usedBefore = used;
        }
        return usage;
    }

    private double seconds() {
        return (double) trained / SECOND;
    }

    /** A frame of the past with the time that training had taken by then. */
    Frame timed(Frame past) {
        double then = marks.at(List.of(past.progress().update())).getFirst();
        List<Long> rows = past.series().rows().stream().map(Row::update).toList();
        return past.withCpuSeconds(then, marks.at(rows));
    }

    /** A frame of now. */
    Frame frame(long number, int incarnation, Status status, Interest interest, Position has) {
        long started = Cpu.nanos();
        Frame looked = probe.frame(number, incarnation, status, interest, has);
        List<Long> rows = looked.series().rows().stream().map(Row::update).toList();
        Frame frame = looked.withCpuSeconds(seconds(), marks.at(rows));
        if (status == Status.TRAINING) {
            long spent = Cpu.nanos() - started;
            budget.framed(spent);
            used += spent;
        }
        return frame;
    }
}
