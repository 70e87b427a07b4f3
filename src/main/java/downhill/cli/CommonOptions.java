package downhill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command understands. */
@Command
@SuppressWarnings("UnusedVariable") // picocli fills them, and acts on them itself
final class CommonOptions {
    /** Looked for among the arguments where something failed, even before they were understood. */
    static final String STACKTRACE = "--stacktrace";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    @Option(names = STACKTRACE)
    private boolean stacktrace;
}
