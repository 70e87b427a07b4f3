package downhill.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python that has torch, if this machine has one. */
final class Python {
    private static final int DEADLINE_MINUTES = 5;
    private static final int SCRIPTS_A_MINUTE = 20;

    private Python() {}

    /** The command of the first Python that imports torch. */
    static Optional<String> withTorch() throws IOException, InterruptedException {
        for (String command : List.of("/usr/bin/python3", "python3")) {
            try {
                Process process = new ProcessBuilder(command, "-c", "import torch")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) {
                    return Optional.of(command);
                }
            } catch (IOException e) {
                System.out.println("There is no " + command);
            }
        }
        return Optional.empty();
    }

    /** Runs scripts one after the other, each with names of its own, and writes what each prints beside it. */
    static void run(String python, List<Path> scripts) throws IOException, InterruptedException {
        String runner = """
                import contextlib, runpy, sys
                for path in sys.argv[1:]:
                    with open(path + '.out', 'w') as out, contextlib.redirect_stdout(out):
                        runpy.run_path(path)
                """;
        List<String> command = new ArrayList<>(List.of(python, "-W", "error", "-c", runner));
        scripts.forEach(script -> command.add(script.toString()));
        Path log = Files.createTempFile("python", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(DEADLINE_MINUTES + scripts.size() / SCRIPTS_A_MINUTE, TimeUnit.MINUTES)
                    || process.exitValue() != 0) {
                throw new IllegalStateException("Python failed: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
