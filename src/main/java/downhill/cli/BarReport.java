package downhill.cli;

import downhill.train.Needs;
import downhill.train.Trainer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar, for a terminal. */
final class BarReport implements Reporter {
    /** Steps of the bar in one epoch, so that a long one moves it too. */
    private static final int STEPS = 100;

    private static final int MILLISECONDS = 200;

    // To ask for the terminal's width, the bar would open it through JLine, which takes Ctrl-C away from the program.
    private static final int WIDTH = 79;

    private static final double SECONDS = MILLISECONDS / 1e3;

    private final Shell shell;
    private final ProgressBar bar;
    private double told;

    BarReport(Shell shell, int epochs) {
        this.shell = shell;
        bar = new ProgressBarBuilder()
                .setTaskName(Sentences.text("say.bar"))
                .setInitialMax((long) epochs * STEPS)
                .setUnit(Sentences.text("say.bar.unit"), STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(shell.out(), WIDTH))
                .build();
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public void updated(Trainer trainer) {
        bar.stepTo((long) (trainer.epoch() * STEPS));
    }

    @Override
    public void epochEnded(Trainer trainer, double rate, double seconds) {
        if (seconds < told + SECONDS) {
            return;
        }
        told = seconds;
        bar.setExtraMessage(Sentences.text(
                "say.bar.loss", Sentences.reading(trainer.history().last().train())));
    }

    @Override
    public void ended(Outcome outcome) {
        bar.close();
        Summary.print(outcome, shell);
    }
}
