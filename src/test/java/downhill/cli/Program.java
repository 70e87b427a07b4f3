package downhill.cli;

import downhill.Downhill;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program as its user does, or in this process where only its answer matters. */
final class Program {
    private Program() {}

    /** In this process. */
    static Answer run(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Shell shell = new Shell(in, print(out), print(err), false);
        int code = new Headless(shell).execute(arguments);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** In a process of its own, to its end; its streams go through files in the folder. */
    static Answer start(Path folder, List<String> jvm, String input, String... arguments) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder(folder, jvm, arguments)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("It does not end: " + String.join(" ", arguments));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    static ProcessBuilder builder(Path folder, List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add(Downhill.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        return builder;
    }

    private static String absolute(String classPath) {
        return List.of(classPath.split(java.io.File.pathSeparator, -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
    }

    /** Exit code and what was printed. */
    record Answer(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }
}
