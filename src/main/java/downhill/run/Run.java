package downhill.run;

import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Needs;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live run. Its trainer is touched only inside {@link #slice()}, which one thread at a time runs for at most a few
 * milliseconds.
 */
final class Run implements Slices.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long NONE = Long.MAX_VALUE;
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(5);

    private final RunId id;
    private final Owner owner;
    private final Slices slices;
    private final Mailbox mailbox = new Mailbox();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Pacer pacer;
    private Trainer trainer;
    private Looking looking;
    private int incarnation;
    private long version;
    private long epochGoal = NONE;
    private volatile Status status = Status.READY;
    private volatile long lastUse = System.nanoTime();

    Run(RunId id, Owner owner, Trainer trainer, Pace pace, Slices.Pool pool) {
        this.id = id;
        this.owner = owner;
        this.trainer = trainer;
        looking = new Looking(trainer, System.nanoTime());
        pacer = new Pacer(pace);
        slices = pool.slices(this);
    }

    RunId id() {
        return id;
    }

    Owner owner() {
        return owner;
    }

    Status status() {
        return status;
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
        try {
            mailbox.drain(this::handle);
            train(System.nanoTime());
            show(System.nanoTime());
        } catch (RuntimeException | Error e) {
            // The pool and all other runs go on; this one waits, and its page with it.
            LOG.error("A run failed and was paused", e);
            status = Status.PAUSED;
            version++;
        }
        return nextDelay(System.nanoTime());
    }

    private Reply handle(@Nullable Command command) {
        try {
            if (command != null) {
                obey(command);
                version++;
            }
            return new Reply.Done(new RunInfo(id, owner, trainer.experiment(), pacer.pace(), status, trainer.edits()));
        } catch (InvalidExperiment e) {
            return new Reply.Refused(e.problems());
        }
    }

    private void obey(Command command) throws InvalidExperiment {
        switch (command) {
            case Command.Play() -> play();
            case Command.Pause() -> pause();
            case Command.OneUpdate() -> oneUpdate();
            case Command.OneEpoch() -> {
                play();
                epochGoal = (long) trainer.epoch() + 1;
            }
            case Command.Reset() -> begin(trainer.experiment());
            case Command.Restart(Experiment experiment) -> begin(experiment);
            case Command.SetPace(Pace pace) -> pacer.start(pace, System.nanoTime());
            case Command.Change(Edit edit) -> change(edit);
        }
    }

    private void change(Edit edit) throws InvalidExperiment {
        if (trainer.update() == 0) {
            // Nothing was trained yet: the edited experiment alone tells all, and its link gives the same curve.
            Status before = status;
            begin(edit.applyTo(trainer.experiment()));
            status = before;
            return;
        }
        trainer.apply(edit);
        if (status == Status.FINISHED && !trainer.finished()) {
            status = Status.PAUSED;
        }
    }

    private boolean isOver() {
        return status == Status.FINISHED || status == Status.DIVERGED;
    }

    private void play() {
        if (isOver()) {
            begin(trainer.experiment());
        }
        epochGoal = NONE;
        status = Status.TRAINING;
        pacer.start(pacer.pace(), System.nanoTime());
    }

    private void pause() {
        if (status == Status.TRAINING) {
            status = Status.PAUSED;
        }
    }

    private void oneUpdate() {
        if (!isOver()) {
            status = Status.PAUSED;
            long before = Cpu.nanos();
            advance(Looking.needs(watchers));
            looking.trained(Cpu.nanos() - before);
        }
    }

    private void begin(Experiment experiment) {
        trainer = new Trainer(experiment);
        looking = new Looking(trainer, System.nanoTime());
        incarnation++;
        status = Status.READY;
    }

    private void train(long started) {
        if (status == Status.TRAINING && (isHurrying() || pacer.delay(started) == 0)) {
            long before = Cpu.nanos();
            makeUpdates(started);
            looking.trained(Cpu.nanos() - before);
        }
    }

    private boolean isHurrying() {
        return epochGoal != NONE;
    }

    private void makeUpdates(long started) {
        boolean hurry = isHurrying();
        Needs needs = Looking.needs(watchers);
        while (status == Status.TRAINING) {
            long now = System.nanoTime();
            boolean due = hurry || pacer.delay(now) == 0;
            if (!due || now - started > SLICE) {
                return;
            }
            advance(needs);
            pacer.made();
            if (status == Status.TRAINING && trainer.epoch() >= epochGoal) {
                status = Status.PAUSED;
            }
        }
    }

    private void advance(Needs needs) {
        boolean going = trainer.step(needs);
        version++;
        if (trainer.divergence() != null) {
            status = Status.DIVERGED;
        } else if (!going || trainer.finished()) {
            status = Status.FINISHED;
        }
    }

    private void show(long now) {
        List<Watcher> ready = watchers.stream()
                .filter(watcher -> watcher.wants(version) && watcher.delay(now) == 0)
                .toList();
        if (status == Status.TRAINING && !ready.isEmpty()) {
            boolean fullSpeed = isHurrying() || pacer.pace().isMaximum();
            looking.measure(ready, fullSpeed, fullSpeed ? 0 : pacer.delay(now), now);
        }
        for (Watcher watcher : ready) {
            watcher.show(looking, incarnation, status, version);
        }
    }

    private long nextDelay(long now) {
        long delay = Slices.IDLE;
        if (status == Status.TRAINING) {
            delay = isHurrying() ? 0 : pacer.delay(now);
        }
        for (Watcher watcher : watchers) {
            if (watcher.wants(version)) {
                delay = Math.min(delay, watcher.delay(now));
            }
        }
        return delay;
    }
}
