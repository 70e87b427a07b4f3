package downhill.cli;

import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import java.io.PrintWriter;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that need no server, and so start none. */
public final class Headless {
    private static final Set<String> FIRST = Set.of("train", "list", "help", "--help", "--version");

    private final Shell shell;

    Headless(Shell shell) {
        this.shell = shell;
    }

    /** Whether these arguments are for a command; else they are for the server. */
    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && FIRST.contains(arguments[0]);
    }

    /**
     * Runs a command in this process.
     *
     * @return the exit code: 0 done, 1 failed, 2 bad file or arguments, 3 diverged, 130 interrupted
     */
    public static int run(String... arguments) {
        return new Headless(Shell.ofProcess()).execute(arguments);
    }

    int execute(String... arguments) {
        try {
            return commands().execute(arguments);
        } catch (Exception | Error failure) {
            return failed(failure, List.of(arguments));
        }
    }

    private CommandLine commands() {
        CommandLine commands = new CommandLine(new Root())
                .addSubcommand(new TrainCommand(shell))
                .addSubcommand(new ListCommand(shell))
                .addSubcommand(new CommandLine.HelpCommand());
        commands.addMixin("common", new CommonOptions());
        commands.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand))
                .forEach(command -> command.addMixin("common", new CommonOptions()));
        commands.setResourceBundle(ResourceBundle.getBundle(Sentences.BUNDLE));
        commands.getCommandSpec().versionProvider(Headless::version);
        commands.setOut(new PrintWriter(shell.out(), true, shell.out().charset()));
        commands.setErr(new PrintWriter(shell.err(), true, shell.err().charset()));
        commands.setParameterExceptionHandler((problem, arguments) -> {
            String command = problem.getCommandLine().getCommandName();
            shell.err().println(problem.getMessage());
            shell.err().println(Sentences.text("say.see_help", command));
            return ExitCode.BAD_INPUT;
        });
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, parsed.originalArgs()));
        return commands;
    }

    private int failed(Throwable failure, List<String> arguments) {
        if (arguments.contains(CommonOptions.STACKTRACE)) {
            failure.printStackTrace(shell.err());
        }
        return switch (failure) {
            case InvalidExperiment invalid -> {
                Sentences.problems(invalid.problems()).forEach(shell.err()::println);
                yield ExitCode.BAD_INPUT;
            }
            case Refusal refusal -> {
                shell.err().println(refusal.sentence());
                yield refusal.exitCode();
            }
            case OutOfMemoryError memory -> {
                shell.err().println(Sentences.text("say.out_of_memory"));
                yield ExitCode.FAILED;
            }
            default -> {
                shell.err().println(Sentences.text("say.failed", failure.toString()));
                yield ExitCode.FAILED;
            }
        };
    }

    private static String[] version() {
        String version = Headless.class.getPackage().getImplementationVersion();
        return new String[] {
            Sentences.text(
                    "say.version",
                    version == null ? Sentences.text("say.version.unknown") : version,
                    Experiment.ENGINE,
                    Experiment.FORMAT)
        };
    }

    /** What stands before the commands. */
    @Command(name = "downhill")
    @SuppressWarnings("UnusedVariable") // picocli acts on them itself
    private static final class Root {
        @Option(names = "--version", versionHelp = true)
        private boolean version;
    }
}
