package downhill.cli;

import downhill.train.Needs;
import downhill.train.Standing;
import downhill.train.Trainer;

/** A line for each tenth of a run, for a file or a log. */
final class TenthsReport implements Reporter {
    private static final int PARTS = 10;

    private final Shell shell;
    private final int epochs;
    private long told;

    TenthsReport(Shell shell, int epochs) {
        this.shell = shell;
        this.epochs = epochs;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public void updated(Trainer trainer) {
        long part = (long) (trainer.epoch() * PARTS / epochs);
        if (part > told) {
            told = part;
            Standing now = trainer.now();
            shell.say(Sentences.text(
                    "say.tenth",
                    part * (100 / PARTS),
                    Sentences.epochs(now.epoch()),
                    now.update(),
                    Sentences.reading(now.train()),
                    Sentences.reading(now.test())));
        }
    }

    @Override
    public void epochEnded(Trainer trainer, double rate, double seconds) {
        // Tenths are told, not epochs.
    }

    @Override
    public void ended(Outcome outcome) {
        Summary.print(outcome, shell);
    }
}
