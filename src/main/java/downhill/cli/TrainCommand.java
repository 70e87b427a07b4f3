package downhill.cli;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.math.Platform;
import downhill.train.Trainer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train EXPERIMENT.json}: trains one experiment to its end. */
@Command(name = "train")
final class TrainCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "EXPERIMENT.json", descriptionKey = "experiment")
    private String file = "";

    @Option(names = "--epochs", paramLabel = "N")
    private @Nullable Integer epochs;

    @Option(names = "--json")
    private boolean json;

    TrainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InvalidExperiment {
        Experiment experiment = withEnd(ExperimentFile.read(file, shell.in()));
        if (!Platform.hasVectors()) {
            shell.err().println(Sentences.text("say.no_vectors", Platform.VECTOR_OPTION));
        }
        try (Interrupt interrupt = Interrupt.listen()) {
            Trainer trainer = new Trainer(experiment);
            Reporter reporter = reporter(experiment.training().epochs());
            return new Run(trainer, reporter, interrupt).toItsEnd().ending().exitCode();
        }
    }

    private Experiment withEnd(Experiment experiment) throws InvalidExperiment {
        Experiment result = epochs == null
                ? experiment
                : ExperimentCodec.with(experiment, "training.epochs", Integer.toString(epochs));
        if (result.training().epochs() == 0) {
            throw new Refusal(ExitCode.BAD_INPUT, Sentences.text("say.no_end"));
        }
        return result;
    }

    private Reporter reporter(int lastEpoch) {
        if (json) {
            return new JsonReport(shell);
        }
        return shell.terminal() ? new BarReport(shell, lastEpoch) : new TenthsReport(shell, lastEpoch);
    }
}
