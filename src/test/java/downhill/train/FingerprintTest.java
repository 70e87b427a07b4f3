package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.data.Batch;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Subject;
import downhill.nn.Layer;
import downhill.nn.Normalization;
import downhill.nn.Precision;
import downhill.nn.Truncation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same bits on every platform: 20 fixed runs have the fingerprints that are written in {@code fingerprints.json}.
 *
 * <p>A change that alters one of them raises {@code Experiment.ENGINE} and says why; then
 * {@code ./mvnw test -Dtest=FingerprintTest -Dfingerprints=rewrite} writes the new ones.
 */
class FingerprintTest {
    private static final Path FILE = Path.of("src", "test", "resources", "fingerprints.json");
    private static final int RUNS = 20;
    private static final int MOST_MINUTES = 2;

    private static final List<Class<? extends Choice>> KINDS =
            List.of(Subject.class, Layer.class, Normalization.class, Truncation.class, Precision.class, Batch.class);

    @TempDir
    private Path folder;

    private static boolean rewrites() {
        return "rewrite".equals(System.getProperty("fingerprints"));
    }

    @Test
    void theRunsHaveTheirFingerprintsHere() throws Exception {
        if (rewrites()) {
            Files.writeString(FILE, FixedRun.rewritten());
            return;
        }
        List<String> lines = new ArrayList<>();
        for (FixedRun run : FixedRun.all()) {
            lines.add(run.name() + ": " + run.train(run.updates()));
        }
        assertThat(lines).isEqualTo(expected(false)).hasSize(RUNS);
    }

    private static List<String> expected(boolean early) throws Exception {
        return FixedRun.all().stream()
                .map(run -> run.name() + ": " + (early ? run.early() : run.fingerprint()))
                .toList();
    }

    @Test
    void andInEveryOtherVirtualMachine() throws Exception {
        assumeFalse(rewrites());
        everywhere(
                false,
                "--add-modules=jdk.incubator.vector",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--add-modules=jdk.incubator.vector -XX:UseAVX=1",
                "--add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1");
    }

    @Test
    void andEarlyInOneThatIsSlow() throws Exception {
        assumeFalse(rewrites());
        everywhere(true, "--add-modules=jdk.incubator.vector -XX:-UseFMA", "-Xint");
    }

    /** In all of them at once, since each computes with one thread. */
    private void everywhere(boolean early, String... options) throws Exception {
        List<Machine> machines = new ArrayList<>();
        try {
            for (String each : options) {
                machines.add(Machine.start(Files.createTempDirectory(folder, "machine"), each, early));
            }
            for (Machine machine : machines) {
                assertThat(machine.lines()).as(machine.options()).isEqualTo(expected(early));
            }
        } finally {
            machines.forEach(machine -> machine.process().destroyForcibly());
        }
    }

    private record Machine(String options, Process process, Path folder) {

        static Machine start(Path folder, String options, boolean early) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // What a processor does not know, such as AVX on ARM, is nothing to switch off there.
            command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xmx512m"));
            command.addAll(List.of(options.split(" ")));
            command.add(FixedRun.class.getName());
            command.addAll(early ? List.of("early") : List.of());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            return new Machine(options, builder.start(), folder);
        }

        List<String> lines() throws IOException, InterruptedException {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                    .as("It ends")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("err")))
                    .isZero();
            return Files.readAllLines(folder.resolve("out"));
        }
    }

    @Test
    void theyUseEveryKindOfSubjectLayerPrecisionAndBatch() throws Exception {
        StringBuilder all = new StringBuilder();
        for (FixedRun run : FixedRun.all()) {
            all.append(ExperimentCodec.write(run.experiment()));
        }
        List<String> missing = new ArrayList<>();
        for (Class<? extends Choice> family : KINDS) {
            missing.addAll(Catalogue.of(family).ids());
        }
        missing.removeIf(id -> all.indexOf("\"id\" : \"" + id + "\"") >= 0);
        assertThat(missing).isEmpty();
    }
}
