package downhill.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * What the program is attached to.
 *
 * @param terminal whether somebody reads {@code out} on a terminal
 */
record Shell(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    /** The streams of this process. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again where there is no terminal
    static Shell ofProcess() {
        Console console = System.console();
        return new Shell(System.in, System.out, System.err, console != null && console.isTerminal());
    }

    /**
     * Prints a line.
     *
     * @throws Refusal if nobody can read it any more
     */
    void say(String line) {
        out.println(line);
        check();
    }

    /** Prints a tree on a line of its own; JSON is UTF-8 whatever the terminal has. */
    void say(JsonNode tree) {
        byte[] line = (tree + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        check();
    }

    // A stream that prints never throws: only asking tells that its reader has gone.
    private void check() {
        if (out.checkError()) {
            throw new Refusal(ExitCode.FAILED, Sentences.text("say.output_closed"));
        }
    }
}
