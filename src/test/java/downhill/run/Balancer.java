package downhill.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real HAProxy in front of peers, with the configuration of {@code docker/haproxy.cfg}. */
final class Balancer implements AutoCloseable {
    private static final String SERVER = "    server one one:8080 cookie one\n    server two two:8080 cookie two\n";

    private final int port;
    private final Process process;

    private Balancer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Debian's, if it is installed. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Balancer begin(Path program, Path folder, List<Peer> peers) throws IOException {
        int port = Peer.freePort();
        StringBuilder servers = new StringBuilder();
        for (Peer peer : peers) {
            servers.append("    server %s 127.0.0.1:%d cookie %s%n".formatted(peer.name(), peer.port(), peer.name()));
        }
        String given = Files.readString(Path.of("docker/haproxy.cfg"));
        if (!given.contains(SERVER) || !given.contains("bind :8080")) {
            throw new IllegalStateException("docker/haproxy.cfg has other servers now");
        }
        Path config = folder.resolve("haproxy.cfg");
        Files.writeString(
                config, given.replace(SERVER, servers).replace("bind :8080", "bind 127.0.0.1:" + port), UTF_8);
        Process process = new ProcessBuilder(program.toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        return new Balancer(port, process);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
