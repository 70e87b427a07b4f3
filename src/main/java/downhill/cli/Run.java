package downhill.cli;

import downhill.train.Trainer;
import org.jspecify.annotations.Nullable;

/** One experiment from its first update to its end. */
final class Run {
    private final Trainer trainer;
    private final Reporter reporter;
    private final Interrupt interrupt;
    private final boolean steepness;
    private final @Nullable PlaneFile planes;
    private final long start = System.nanoTime();

    /**
     * Of a trainer at its start.
     *
     * @param steepness whether the valley is measured where it ends
     * @param planes what is written of its path at the end, if anything
     */
    Run(Trainer trainer, Reporter reporter, Interrupt interrupt, boolean steepness, @Nullable PlaneFile planes) {
        this.trainer = trainer;
        this.reporter = reporter;
        this.interrupt = interrupt;
        this.steepness = steepness;
        this.planes = planes;
    }

    /** Trains until the run is over or somebody interrupts it. */
    Outcome toItsEnd() {
        long epochs = 0;
        while (!interrupt.asked()) {
            double rate = trainer.rate();
            if (!trainer.step(reporter.needs())) {
                break;
            }
            reporter.updated(trainer);
            if (planes != null) {
                planes.updated();
            }
            // An epoch ends at a whole number exactly: the fraction begins anew at 0.
            if (trainer.epoch() >= epochs + 1) {
                epochs++;
                reporter.epochEnded(trainer, rate, seconds());
            }
        }
        Outcome outcome = new Outcome(
                ending(),
                trainer.now(),
                trainer.examples(),
                seconds(),
                trainer.fingerprint(),
                trainer.divergence(),
                steepness && !interrupt.asked() ? Steepness.of(trainer, interrupt) : null);
        if (planes != null && !interrupt.asked()) {
            planes.write(interrupt);
        }
        reporter.ended(outcome);
        return outcome;
    }

    private Outcome.Ending ending() {
        if (trainer.divergence() != null) {
            return Outcome.Ending.DIVERGED;
        }
        return trainer.finished() ? Outcome.Ending.FINISHED : Outcome.Ending.INTERRUPTED;
    }

    private double seconds() {
        return Math.max(1, System.nanoTime() - start) / 1e9;
    }
}
