package downhill.run;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Snapshot;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Times how long it takes to show past updates of a card, by the server's own code: the run, its key moments, the job that
 * makes the past again on a pool of one thread, and the frame with all but the sharpness. Run by
 * {@code src/test/bench/rewind.sh}.
 */
final class RewindBenchmark {
    private static final int SHOWN = 20;
    private static final long SECOND = 1_000_000_000;
    private static final double GOAL_MILLIS = 300;

    private final Pool pool = new Pool(1);
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final Random random = new Random(1);
    private final Trainer trainer;
    private final Run run;

    private RewindBenchmark(Experiment experiment) {
        trainer = new Trainer(experiment);
        run = TestLimits.run(trainer, pool);
    }

    /** Arguments: cards or all, seconds. */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = List.of(arguments[0].split(",", -1));
        System.out.println("| card | trained | key moments | MB | median ms | longest ms | longest, of a processor |"
                + " within 300 ms up to | keeping them |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Card card : Cards.all()) {
            if (wanted.contains("all") || wanted.contains(card.id())) {
                RewindBenchmark benchmark = new RewindBenchmark(card.start().experiment());
                try {
                    benchmark.measure(card.id(), Long.parseLong(arguments[1]) * SECOND);
                } finally {
                    benchmark.pool.close();
                }
            }
        }
    }

    private void measure(String card, long nanos) throws Exception {
        train(nanos);
        long length = ask(trainer::update);
        EnumSet<Measurement> parts = EnumSet.allOf(Measurement.class);
        parts.remove(Measurement.SHARPNESS);
        Watcher watcher = new Watcher(run, new Interest(parts, Interest.MAX_RATE), 2, UnaryOperator.identity(), sink());
        run.add(watcher);
        watcher.acknowledge(take(false).number());
        double[] millis = new double[SHOWN];
        double longestWork = 0;
        for (int i = 0; i < SHOWN; i++) {
            long before = ask(Cpu::nanos);
            millis[i] = show(watcher, length);
            longestWork = Math.max(longestWork, (ask(Cpu::nanos) - before) / 1e6);
        }
        Arrays.sort(millis);
        double longest = millis[SHOWN - 1];
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d updates, %s | %d | %.1f | %.0f | %.0f | %.0f | %s | %.2f %% |%n",
                card,
                length,
                run.status().name().toLowerCase(Locale.ROOT),
                run.moments().updates().size(),
                run.moments().bytes() / 1e6,
                millis[SHOWN / 2],
                longest,
                longestWork,
                reach(length, longestWork),
                100 * keeping() / Moments.INTERVAL);
    }

    /** Length up to which the distance of moments, which doubles whenever they have filled the budget, is near enough. */
    private String reach(long length, double longest) {
        if (run.status() != Status.PAUSED) {
            return longest <= GOAL_MILLIS ? "its end" : "less";
        }
        double interval = run.moments().interval() / 1e6;
        double fixed = Math.max(0, longest - interval);
        double full =
                length * (double) Moments.BUDGET / Math.max(1, run.moments().bytes());
        double fits = longest <= GOAL_MILLIS ? full : 0;
        for (double next = 2 * interval; fixed + next <= GOAL_MILLIS; next *= 2) {
            fits *= 2;
        }
        return fits == 0 ? "less" : String.format(Locale.ROOT, "about %,.0f", fits);
    }

    /** Nanoseconds of a processor to keep one moment. */
    private double keeping() throws Exception {
        return ask(() -> {
            Snapshot before = trainer.snapshot();
            long bytes = 0;
            long began = Cpu.nanos();
            for (int i = 0; i < 100; i++) {
                bytes += trainer.snapshot().bytes(before);
            }
            return bytes == 0 ? 0.0 : (Cpu.nanos() - began) / 100.0;
        });
    }

    private void train(long nanos) throws Exception {
        run.tell(new Command.Play());
        long began = System.nanoTime();
        while (System.nanoTime() - began < nanos && run.moments().interval() == Moments.INTERVAL) {
            LockSupport.parkNanos(20_000_000);
            if (run.status() != Status.TRAINING && System.nanoTime() - began > SECOND) {
                break;
            }
        }
        run.tell(new Command.Pause()).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private double show(Watcher watcher, long length) throws InterruptedException {
        long update = (long) (random.nextDouble() * length);
        long began = System.nanoTime();
        watcher.at(update);
        Frame frame = take(true);
        double millis = (System.nanoTime() - began) / 1e6;
        watcher.acknowledge(frame.number());
        if (frame.progress().update() != update) {
            throw new IllegalStateException("Not what was asked for");
        }
        return millis;
    }

    private Frame take(boolean past) throws InterruptedException {
        while (true) {
            Frame frame = frames.poll(60, TimeUnit.SECONDS);
            if (frame == null) {
                throw new IllegalStateException("No frame came");
            }
            if (frame.past() == past) {
                return frame;
            }
        }
    }

    private Audience sink() {
        return new Audience() {
            @Override
            public void asleep(boolean missed) {}

            @Override
            public void frame(Frame frame) {
                frames.add(frame);
            }

            @Override
            public void gone() {}
        };
    }

    private <T> T ask(java.util.concurrent.Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(Owner.random(), () -> {
            task.run();
            done.countDown();
        });
        done.await();
        return task.get();
    }
}
