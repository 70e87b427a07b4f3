package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live run with all who watch it. What it drives is touched only inside {@link #slice()}, which one thread at a time runs for at most a few
 * milliseconds.
 */
final class Run implements Slices.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private final RunId id;
    private final Owner owner;
    private final Slices slices;
    private final Mailbox mailbox = new Mailbox();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Drive drive;
    private volatile long lastUse = System.nanoTime();

    Run(RunId id, Owner owner, Trainer trainer, Pace pace, Slices.Pool pool) {
        this.id = id;
        this.owner = owner;
        drive = new Drive(trainer, pace);
        slices = pool.slices(this);
    }

    RunId id() {
        return id;
    }

    Owner owner() {
        return owner;
    }

    Status status() {
        return drive.status();
    }

    /** Nanoseconds without a command or a sign of life of a page; a page that vanished without a word gives none. */
    long unused(long now) {
        long last = watchers.stream().mapToLong(Watcher::lastSign).reduce(lastUse, Run::later);
        return now - last;
    }

    // System.nanoTime() may overflow: only differences mean something.
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /** Runs a slice soon. */
    void wake() {
        slices.wake();
    }

    CompletionStage<Reply> tell(Command command) {
        lastUse = System.nanoTime();
        CompletableFuture<Reply> reply = mailbox.put(command);
        wake();
        return reply;
    }

    /** Pauses without counting as use. */
    void pauseUnwatched() {
        CompletableFuture<Reply> _ = mailbox.put(new Command.Pause());
        wake();
    }

    CompletionStage<Reply> describe() {
        CompletableFuture<Reply> reply = mailbox.put(null);
        wake();
        return reply;
    }

    int watchers() {
        return watchers.size();
    }

    void add(Watcher watcher) {
        watchers.add(watcher);
        wake();
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
        lastUse = System.nanoTime();
    }

    /** Tells all watchers that it is gone. */
    void end() {
        watchers.forEach(Watcher::gone);
        watchers.clear();
    }

    @Override
    public long slice() {
        long delay = Slices.IDLE;
        try {
            mailbox.drain(this::handle);
            drive.looking().attend(watchers);
            drive.train(System.nanoTime(), Looking.needs(watchers));
            delay = drive.looking().settle(watchers, drive.delay(System.nanoTime()));
            if (drive.looking().hasNews()) {
                drive.touch();
            }
            show(System.nanoTime());
        } catch (RuntimeException | Error e) {
            // The pool and all other runs go on; this one waits, and its page with it.
            LOG.error("A run failed and was paused", e);
            drive.fail();
        }
        return nextDelay(delay, System.nanoTime());
    }

    private Reply handle(@Nullable Command command) {
        try {
            if (command instanceof Command.Check) {
                return new Reply.Checked(drive.info(id, owner), drive.check());
            }
            if (command != null) {
                drive.looking().attend(watchers);
                drive.obey(command, Looking.needs(watchers));
            }
            return new Reply.Done(drive.info(id, owner));
        } catch (InvalidExperiment e) {
            return new Reply.Refused(e.problems());
        }
    }

    private void show(long now) {
        List<Watcher> ready = watchers.stream()
                .filter(watcher -> watcher.wants(drive.version()) && watcher.delay(now) == 0)
                .toList();
        if (drive.status() == Status.TRAINING && !ready.isEmpty()) {
            drive.looking().measure(ready, drive.fullSpeed(), drive.delay(now), now);
        }
        for (Watcher watcher : ready) {
            watcher.show(drive.looking(), drive.incarnation(), drive.status(), drive.version());
        }
    }

    private long nextDelay(long wanted, long now) {
        long delay = Math.min(wanted, drive.delay(now));
        for (Watcher watcher : watchers) {
            if (watcher.wants(drive.version())) {
                delay = Math.min(delay, watcher.delay(now));
            }
        }
        return delay;
    }
}
