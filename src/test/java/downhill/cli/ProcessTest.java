package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.cli.Program.Answer;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Listing;
import downhill.math.Platform;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands in a process of their own, as a user starts them. */
class ProcessTest {
    private static final String EXPERIMENT = """
            {"format": 1, "subject": {"layers": ["dense"]}, "training": {"epochs": 3, "learning_rate": 0.3}}
            """;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Answer start(String input, String... arguments) throws Exception {
        return Program.start(folder, List.of(), input, arguments);
    }

    private String write(String json) throws Exception {
        return Files.writeString(folder.resolve("experiment.json"), json).toString();
    }

    @Test
    void trainsAFileWithoutLoadingSpringOrAPage() throws Exception {
        Path log = folder.resolve("classes");
        Answer answer = Program.start(
                folder, List.of("-Xlog:class+load:file=" + log.getFileName()), "", "train", write(EXPERIMENT));
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains(Platform.VECTOR_OPTION).hasLineCount(1);
        assertThat(answer.out()).contains("Fingerprint " + fingerprint()).containsPattern("[\\d,]+ samples/s");
        List<String> classes = Files.readAllLines(log);
        assertThat(classes).anyMatch(line -> line.contains(" downhill.train.Trainer "));
        assertThat(classes).noneMatch(line -> line.contains(" org.springframework."));
        // The main class is what a page is configured by: its interface and that one's parameter, no more.
        assertThat(classes.stream().filter(line -> line.contains(" com.vaadin.")))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static String fingerprint() throws Exception {
        Experiment experiment = ExperimentCodec.read(EXPERIMENT);
        Trainer trainer = new Trainer(experiment);
        while (trainer.step(Needs.NOTHING)) {
            assertThat(trainer.divergence()).isNull();
        }
        return trainer.fingerprint();
    }

    @Test
    void readsTheExperimentFromStandardInputAndPrintsNothingButJsonLines() throws Exception {
        Answer answer = start(EXPERIMENT, "train", "-", "--json");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains(Platform.VECTOR_OPTION).hasLineCount(1);
        List<JsonNode> lines = answer.lines().stream().map(JSON::readTree).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getLast().path("fingerprint").stringValue()).isEqualTo(fingerprint());
        assertThat(lines.getLast().path("status").stringValue()).isEqualTo("finished");
    }

    @Test
    void aBadFileEndsWith2AndEveryProblemInALine() throws Exception {
        Answer answer = start("", "train", write("""
                        {"format": 1, "data": {"dataset": "cats"}, "training": {"learning_rate": -1, "speed": 3}}
                        """));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines())
                .hasSize(3)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("data.dataset: cats is not one of "),
                        line -> assertThat(line).startsWith("training.learning_rate: -1 is not between 1E-9 and 10000"),
                        line -> assertThat(line).startsWith("training.speed: there is no such field"));
    }

    @Test
    void aDivergedRunEndsWith3() throws Exception {
        Answer answer = start("", "train", write("""
                        {"format": 1, "data": {"dataset": "line"},
                         "training": {"loss": "mse", "learning_rate": 1000, "epochs": 50}}
                        """));
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err()).contains("\nDiverged at update ").doesNotContain("\tat ");
        assertThat(answer.out()).contains("Fingerprint ");
    }

    @Test
    void listPrintsEveryFamily() throws Exception {
        Answer answer = start("", "list", "--json");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo(Listing.families() + "\n");
        assertThat(JSON.readTree(answer.out()).path("optimizer").isArray()).isTrue();
    }

    @Test
    void aTerminatedRunTellsHowFarItCame() throws Exception {
        Process process = Program.builder(
                        folder, List.of(), "train", write(EXPERIMENT), "--json", "--epochs", "10000000")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(JSON.readTree(out.readLine()).path("epoch").intValue()).isEqualTo(1);
            process.toHandle().destroy();
            JsonNode last = out.lines()
                    .reduce((before, line) -> line)
                    .map(JSON::readTree)
                    .orElseThrow();
            assertThat(last.path("status").stringValue()).isEqualTo("interrupted");
            assertThat(last.path("fingerprint").stringValue()).hasSize(64);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isGreaterThan(128);
        } finally {
            process.destroyForcibly();
        }
    }
}
