package downhill.cli;

import downhill.choice.Problem;
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

    @Option(names = "--sharpness")
    private boolean sharpness;

    @Option(names = "--plane", paramLabel = "FILE")
    private @Nullable String plane;

    TrainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InvalidExperiment {
        Experiment experiment = withEnd(ExperimentFile.read(file, shell.in()));
        if (experiment.engine() != Experiment.ENGINE) {
            Problem other = Problem.of("", "other_engine", experiment.engine(), Experiment.ENGINE);
            shell.err().println(Sentences.problem(other));
            experiment = experiment.ofThisEngine();
        }
        if (!Platform.hasVectors()) {
            shell.err().println(Sentences.text("say.no_vectors", Platform.VECTOR_OPTION));
        }
        try (Interrupt interrupt = Interrupt.listen()) {
            Trainer trainer = new Trainer(experiment);
            PlaneFile planes = plane == null ? null : new PlaneFile(plane, trainer);
            Reporter reporter = reporter(experiment.training().epochs());
            Run run = new Run(trainer, reporter, interrupt, sharpness, planes);
            return run.toItsEnd().ending().exitCode();
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
            return new JsonReport(shell, new ThroughTimeJson());
        }
        return shell.terminal() ? new BarReport(shell, lastEpoch) : new TenthsReport(shell, lastEpoch);
    }
}
