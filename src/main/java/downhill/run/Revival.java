package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.run.RunRecord.Checkpoint;
import downhill.run.RunRecord.TakenOver;
import downhill.train.Recording;
import downhill.train.Replaying;
import downhill.train.SnapshotCodec;
import downhill.train.Trainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a trainer again that stands where a kept run stood: from its checkpoint, where that can be read and the run goes
 * on from there, else from the start. Slice by slice on the pool, in turn with what is due: somebody may wait for it.
 */
final class Revival implements Slices.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final TakenOver kept;
    private final Owner owner;
    private final CompletableFuture<Revived> done = new CompletableFuture<>();
    private @Nullable Replaying replaying;
    private @Nullable Slices slices;
    private long work;

    private Revival(TakenOver kept) {
        this.kept = kept;
        owner = Owner.of(kept.run().owner());
    }

    /** Begins soon; completes when the run stands where it stood. */
    static CompletableFuture<Revived> begin(TakenOver kept, Pool pool) {
        Revival revival = new Revival(kept);
        Slices slices = pool.slices(revival.owner, revival);
        revival.slices = slices;
        slices.wake();
        return revival.done;
    }

    @Override
    public long slice(boolean due) {
        long started = System.nanoTime();
        long before = Cpu.nanos();
        try {
            if (replaying == null) {
                replaying = replaying();
                return 0;
            }
            boolean left = true;
            while (left && System.nanoTime() - started < Slices.BUDGET) {
                left = replaying.advance();
            }
            work += Cpu.nanos() - before;
            if (left) {
                return 0;
            }
            end();
            done.complete(new Revived(replaying.trainer(), work));
        } catch (InvalidExperiment | RuntimeException | Error e) {
            end();
            done.completeExceptionally(e);
        }
        return Slices.IDLE;
    }

    private void end() {
        if (slices != null) {
            slices.end();
        }
    }

    private Replaying replaying() throws InvalidExperiment {
        Recording recording = kept.run().recording();
        List<Recording.Entry> journal = recording.journal();
        // An edit is written before the state that it makes.
        long edited = journal.isEmpty() ? 0 : journal.getLast().update();
        long to = Math.max(edited, kept.run().state().update());
        Checkpoint checkpoint = kept.checkpoint();
        if (checkpoint != null) {
            try {
                var snapshot = SnapshotCodec.read(checkpoint.bytes(), recording.experiment());
                if (snapshot.isPresent()) {
                    return recording.replaying(snapshot.get(), to);
                }
            } catch (RuntimeException e) {
                LOG.debug("A checkpoint does not fit its run", e);
            }
            LOG.info("The checkpoint of a run cannot be read: it is made again from its beginning");
        }
        return recording.replaying(to);
    }

    /**
     * A trainer that stands where a run stood.
     *
     * @param work nanoseconds of a processor that it took beyond the checkpoint
     */
    record Revived(Trainer trainer, long work) {}
}
