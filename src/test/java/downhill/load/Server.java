package downhill.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The server under test: a process of its own, with an empty data folder, on a free port of this machine alone. */
final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final HttpClient http;
    private final URI base;
    private final Path folder;

    private Server(Process process, HttpClient http, URI base, Path folder) {
        this.process = process;
        this.http = http;
        this.base = base;
        this.folder = folder;
    }

    /**
     * Starts it and waits until it takes requests.
     *
     * @param program what the virtual machine is to run: a jar, or a class path and a class
     * @param options of the virtual machine
     * @param settings of Downhill, each as {@code name=value}
     */
    static Server start(HttpClient http, List<String> program, List<String> options, List<String> settings)
            throws Exception {
        Path folder = Files.createDirectories(
                Path.of("target/load/" + UUID.randomUUID()).toAbsolutePath());
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.add("--add-modules=jdk.incubator.vector");
        command.addAll(options);
        command.addAll(program);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port, "--downhill.data=" + folder));
        settings.forEach(setting -> command.add("--" + setting));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stops the server"));
        Server server = new Server(process, http, URI.create("http://127.0.0.1:" + port + "/"), folder);
        try {
            server.awaitStart();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private void awaitStart() throws InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            try {
                meters();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("The server did not start: see " + folder.resolve("log"));
    }

    URI base() {
        return base;
    }

    Meters meters() throws IOException, InterruptedException {
        return Meters.of(http, base);
    }

    /** Time of a processor that it has taken, all threads together. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes on the heap after everything was collected that can be. */
    double heap() throws Exception {
        for (int i = 0; i < 2; i++) {
            jcmd("GC.run");
        }
        return meters().sum("jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** Tells its virtual machine something. */
    void jcmd(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(java("jcmd"), Long.toString(process.pid())));
        command.addAll(List.of(words));
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!tool.waitFor(2, TimeUnit.MINUTES)) {
            tool.destroyForcibly();
        }
    }

    /** Asks it to stop, as whoever runs it does. */
    void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        stop();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
