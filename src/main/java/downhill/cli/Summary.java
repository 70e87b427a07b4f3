package downhill.cli;

import downhill.train.Divergence;
import downhill.train.Standing;

/** The last lines of a run for a reader. */
final class Summary {
    private Summary() {}

    static void print(Outcome outcome, Shell shell) {
        Divergence divergence = outcome.divergence();
        if (divergence != null) {
            shell.err().println(Sentences.diverged(divergence));
        }
        Standing last = outcome.last();
        shell.say(Sentences.text(
                "say.end." + outcome.ending().exitCode(),
                Sentences.epochs(last.epoch()),
                last.update(),
                Sentences.reading(last.train()),
                Sentences.reading(last.test())));
        if (outcome.steepness() != null) {
            outcome.steepness().print(shell);
        }
        shell.say(Sentences.text("say.fingerprint", outcome.fingerprint()));
        shell.say(Sentences.text("say.speed", (long) outcome.samplesPerSecond(), Sentences.reading(outcome.seconds())));
    }
}
