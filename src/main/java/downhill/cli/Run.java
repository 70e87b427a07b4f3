package downhill.cli;

import downhill.train.Trainer;

/** One experiment from its first update to its end. */
final class Run {
    private final Trainer trainer;
    private final Reporter reporter;
    private final Interrupt interrupt;
    private final long start = System.nanoTime();

    Run(Trainer trainer, Reporter reporter, Interrupt interrupt) {
        this.trainer = trainer;
        this.reporter = reporter;
        this.interrupt = interrupt;
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
            // An epoch ends at a whole number exactly: the fraction begins anew at 0.
            if (trainer.epoch() >= epochs + 1) {
                epochs++;
                reporter.epochEnded(trainer, rate, seconds());
            }
        }
        Outcome outcome = new Outcome(
                ending(), trainer.now(), trainer.examples(), seconds(), trainer.fingerprint(), trainer.divergence());
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
