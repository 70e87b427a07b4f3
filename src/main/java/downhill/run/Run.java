package downhill.run;

import downhill.train.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
    private final Orders orders;
    private final Keeping keeping;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Drive drive;
    private final RunMeters meters;
    private final Studio studio;
    private boolean patient;
    /** Whether what is measured, or about to be, is for the frames that come next. */
    private boolean planned;

    private volatile long lastUse = System.nanoTime();

    Run(RunId id, Owner owner, Drive drive, Custody custody, Pool pool, Studio studio, RunMeters meters) {
        this.id = id;
        this.owner = owner;
        this.drive = drive;
        this.meters = meters;
        this.studio = studio;
        slices = pool.slices(owner, this);
        Telling telling = new Telling(id, owner, drive);
        orders = new Orders(id, owner, drive, custody, telling, slices::wake);
        keeping = new Keeping(drive, orders, custody, telling, slices::wake);
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
        CompletableFuture<Reply> reply = orders.put(command);
        wake();
        return reply;
    }

    /** Pauses without counting as use. */
    void pauseUnwatched() {
        CompletableFuture<Reply> _ = orders.put(new Command.Pause());
        wake();
    }

    CompletionStage<Reply> describe() {
        CompletableFuture<Reply> reply = orders.put(null);
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

    /** From where its past is made again. */
    Moments moments() {
        return drive.journey().moments();
    }

    /** What is written about it. */
    Custody custody() {
        return keeping.custody();
    }

    /** Whether it obeys nobody any more, and is about to be gone. */
    boolean isLeaving() {
        return keeping.isLeaving();
    }

    /**
     * Obeys no further command and makes no further update; completes when how it stands is written: with false where
     * that could not be.
     */
    CompletableFuture<Boolean> leave() {
        return keeping.leave();
    }

    /** The same, unless somebody would notice: then it stays, and the answer is false too. */
    CompletableFuture<Boolean> leaveUnnoticed() {
        keeping.announce();
        // Whoever begins to watch now sees that it is leaving, or is seen here.
        return canLeaveUnnoticed() ? keeping.leave() : CompletableFuture.completedFuture(false);
    }

    /**
     * Whether nobody would see that it is not here: nobody watches, or all who do have what there is to see, and would get
     * the same again. Of a run that has moved, what its last update left behind does not come back.
     */
    boolean canLeaveUnnoticed() {
        return watchers.isEmpty()
                || (drive.status() == Status.READY && watchers.stream().allMatch(Watcher::hasAll));
    }

    /** It does not leave after all. */
    void stay() {
        keeping.stay();
    }

    /** Tells all watchers that it is gone. */
    void end() {
        end(Watcher::gone);
    }

    /** Has all watchers wait until it is back. */
    void sleep() {
        end(Watcher::asleep);
    }

    private void end(Consumer<Watcher> word) {
        keeping.end();
        slices.end();
        orders.close();
        watchers.forEach(word);
        watchers.clear();
        drive.journey().moments().close();
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
            if (!drive.isUpdating()) {
                watchers.forEach(watcher -> watcher.lookBack(drive, studio));
            }
            if (!drive.looking().isLooking() && mayTrain(due)) {
                meters.updated(drive.train(started, Looking.needs(watchers)));
            }
            if (drive.isUpdating() || !drive.looking().look(started)) {
                patient = drive.fullSpeed();
                return 0;
            }
            long now = System.nanoTime();
            keeping.keep(now, unused(now));
            long delay = settle(due);
            if (drive.looking().settling().hasNews()) {
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
        if (keeping.hold()) {
            return;
        }
        if (!orders.isEmpty()) {
            // What was being looked at may be gone in a moment.
            drive.looking().abandon();
            planned = false;
        }
        orders.obey(watchers);
        if (!drive.isUpdating()) {
            drive.looking().attend(watchers);
        }
    }

    // What takes what is left gets its turn; a command or a page must not bring it forward.
    private boolean mayTrain(boolean due) {
        return !due || !drive.fullSpeed();
    }

    // A run that stands is looked at in what is left; one that waits for its next update, until then.
    private long settle(boolean due) {
        long wait = drive.delay(System.nanoTime());
        if (wait == Slices.IDLE) {
            boolean settling = drive.looking().settling().isUnderway(watchers);
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
            drive.looking().plan(ready, training, drive.fullSpeed(), drive.delay(now), slices.part(), now);
            planned = true;
        }
        if (!drive.looking().look(started)) {
            return false;
        }
        planned = false;
        meters.framed(ready.size());
        for (Watcher watcher : ready) {
            watcher.show(drive.looking(), drive.journey().incarnation(), drive.status(), drive.version());
        }
        return true;
    }

    private long nextDelay(long wanted, long now) {
        long delay = Math.min(wanted, Math.min(drive.delay(now), keeping.delay(now, unused(now))));
        for (Watcher watcher : watchers) {
            delay = Math.min(delay, watcher.backDelay(now));
            if (watcher.wants(drive.version())) {
                delay = Math.min(delay, watcher.delay(now));
            }
        }
        return delay;
    }
}
