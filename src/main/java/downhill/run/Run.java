package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live run with all who watch it. What it drives is touched only inside {@link #slice}, which one thread at a time runs for at most a few
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
    private final RunMeters meters;
    private boolean patient;
    /** Whether what is measured, or about to be, is for the frames that come next. */
    private boolean planned;

    private volatile long lastUse = System.nanoTime();

    Run(RunId id, Owner owner, Drive drive, Pool pool, RunMeters meters) {
        this.id = id;
        this.owner = owner;
        this.drive = drive;
        this.meters = meters;
        slices = pool.slices(owner, this);
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

    /** Where what its watchers see is counted. */
    RunMeters meters() {
        return meters;
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
        slices.end();
        mailbox.close();
        watchers.forEach(Watcher::gone);
        watchers.clear();
    }

    @Override
    public boolean isPatient() {
        return patient;
    }

    @Override
    public long slice(boolean due) {
        long started = System.nanoTime();
        try {
            if (!drive.isUpdating()) {
                obey();
            }
            if (!drive.looking().isLooking() && mayTrain(due)) {
                meters.updated(drive.train(started, Looking.needs(watchers)));
            }
            if (drive.isUpdating() || !drive.looking().look(started)) {
                patient = drive.fullSpeed();
                return 0;
            }
            long delay = settle(due);
            if (drive.looking().hasNews()) {
                drive.touch();
            }
            if (!show(started)) {
                patient = drive.fullSpeed();
                return 0;
            }
            patient = delay == 0 || (drive.fullSpeed() && drive.status() == Status.TRAINING);
            return nextDelay(delay, System.nanoTime());
        } catch (RuntimeException | Error e) {
            // The pool and all other runs go on; this one waits, and its page with it.
            LOG.error("A run failed and was paused", e);
            drive.looking().abandon();
            planned = false;
            drive.fail();
            patient = false;
            return nextDelay(Slices.IDLE, System.nanoTime());
        }
    }

    private void obey() {
        if (!mailbox.isEmpty()) {
            // What was being looked at may be gone in a moment.
            drive.looking().abandon();
            planned = false;
        }
        mailbox.drain(this::handle, drive::isUpdating);
        if (!drive.isUpdating()) {
            drive.looking().attend(watchers);
        }
    }

    // What takes what is left gets its turn; a command or a page must not bring it forward.
    private boolean mayTrain(boolean due) {
        return !due || !drive.fullSpeed();
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

    // A run that stands is looked at in what is left; one that waits for its next update, until then.
    private long settle(boolean due) {
        long wait = drive.delay(System.nanoTime());
        if (wait == Slices.IDLE) {
            boolean settling = drive.looking().isSettling(watchers);
            boolean more = settling && (due || drive.looking().settle(watchers, wait) != Slices.IDLE);
            return more ? 0 : Slices.IDLE;
        }
        return drive.looking().settle(watchers, wait);
    }

    /** Shows what is new; false if not everything is measured yet. */
    private boolean show(long started) {
        long now = System.nanoTime();
        List<Watcher> ready = watchers.stream()
                .filter(watcher -> watcher.wants(drive.version()) && watcher.delay(now) == 0)
                .toList();
        if (ready.isEmpty()) {
            planned = false;
            return true;
        }
        if (!planned) {
            boolean training = drive.status() == Status.TRAINING;
            drive.looking().plan(ready, training, drive.fullSpeed(), drive.delay(now), now);
            planned = true;
        }
        if (!drive.looking().look(started)) {
            return false;
        }
        planned = false;
        meters.framed(ready.size());
        for (Watcher watcher : ready) {
            watcher.show(drive.looking(), drive.incarnation(), drive.status(), drive.version());
        }
        return true;
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
