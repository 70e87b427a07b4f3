package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.cli.Program.Answer;
import downhill.experiment.ExperimentCodec;
import downhill.train.LayerMeasure;
import downhill.train.Needs;
import downhill.train.Row;
import downhill.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {
    private static final String ENDLESS = """
            {"format": 1, "subject": {"layers": ["dense", "dense"]},
             "training": {"learning_rate": 0.3, "schedule": {"id": "exponential", "gamma": 0.9}}}
            """;
    private static final String DIVERGING = """
            {"format": 1, "data": {"dataset": "line"}, "training": {"loss": "mse", "learning_rate": 1000, "epochs": 9}}
            """;
    private static final String LINE = """
            {"format": 1, "data": {"dataset": "line"}, "subject": {"output": "zeros"},
             "training": {"loss": "mse", "learning_rate": 0.1, "batch": "full_batch"}}
            """;
    private static final JsonMapper JSON = new JsonMapper();

    private static List<JsonNode> json(Answer answer) {
        return answer.lines().stream().map(JSON::readTree).toList();
    }

    @Test
    void aLineHasTheNumbersOfTheLastUpdateOfItsEpoch() throws Exception {
        List<JsonNode> lines = json(Program.run(ENDLESS, "train", "-", "--json", "--epochs", "3"));
        assertThat(lines).hasSize(4);
        Trainer trainer = new Trainer(ExperimentCodec.read(ENDLESS));
        for (int epoch = 1; epoch <= 3; epoch++) {
            while (trainer.epoch() < epoch) {
                trainer.step(Needs.NOTHING);
            }
            // So early, every update has a row of its own in the history.
            Row row = trainer.history().last();
            JsonNode line = lines.get(epoch - 1);
            assertThat(line.propertyNames())
                    .containsExactly(
                            "epoch",
                            "update",
                            "train_loss",
                            "test_loss",
                            "lr",
                            "gradient_norm",
                            "layer_gradient_norm",
                            "error_signal",
                            "seconds");
            assertThat(line.path("epoch").intValue()).isEqualTo(epoch);
            assertThat(line.path("update").longValue()).isEqualTo(row.update());
            assertThat(line.path("train_loss").doubleValue()).isEqualTo(row.train());
            assertThat(line.path("test_loss").doubleValue()).isEqualTo(row.test());
            assertThat(line.path("lr").doubleValue()).isEqualTo(row.rate());
            assertThat(line.path("gradient_norm").doubleValue()).isEqualTo(row.gradientNorm());
            assertThat(line.path("layer_gradient_norm")).hasSize(3);
            assertThat(line.path("error_signal")).hasSize(3);
            for (int layer = 0; layer < 3; layer++) {
                assertThat(line.path("error_signal").path(layer).doubleValue())
                        .isEqualTo(row.high(LayerMeasure.ERROR_SIGNAL, layer));
            }
            assertThat(line.path("seconds").doubleValue()).isPositive();
        }
    }

    @Test
    void theLastLineHasFingerprintAndSamplesPerSecond() {
        JsonNode last = json(Program.run(ENDLESS, "train", "-", "--json", "--epochs", "2"))
                .getLast();
        assertThat(last.path("status").stringValue()).isEqualTo("finished");
        assertThat(last.path("fingerprint").stringValue()).matches("[0-9a-f]{64}");
        assertThat(last.path("samples").longValue()).isEqualTo(400);
        assertThat(last.path("samples_per_second").doubleValue()).isPositive();
    }

    @Test
    void lookingChangesNothing() {
        String json = json(Program.run(ENDLESS, "train", "-", "--json", "--epochs", "5"))
                .getLast()
                .path("fingerprint")
                .stringValue();
        assertThat(Program.run(ENDLESS, "train", "-", "--epochs", "5").out()).contains("Fingerprint " + json);
    }

    @Test
    void withoutATerminalEachTenthHasALine() {
        Answer answer = Program.run(ENDLESS, "train", "-", "--epochs", "20");
        assertThat(answer.code()).isZero();
        assertThat(answer.lines()).hasSize(13);
        assertThat(answer.lines().getFirst()).startsWith("10%: epoch 2, update 40, train loss 0.");
        assertThat(answer.lines().get(9)).startsWith("100%: epoch 20, update 400, ");
        assertThat(answer.lines().get(10)).startsWith("Finished at epoch 20, update 400: train loss 0.");
        assertThat(answer.lines().getLast()).matches("[\\d,]+ samples/s, .* s");
    }

    @Test
    void onATerminalABarShowsHowFarItIs() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Shell shell = new Shell(bytes(ENDLESS), Program.print(out), Program.print(out), true);
        assertThat(new Headless(shell).execute("train", "-", "--epochs", "7")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("100% [=", "7/7 epochs", "Fingerprint ");
    }

    @Test
    void withoutAnEndItSaysWhatToDo() {
        Answer answer = Program.run(ENDLESS, "train", "-");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--epochs N", "training.epochs");
    }

    @Test
    void epochsOnTheCommandLineReplaceThoseOfTheExperiment() {
        String three = ENDLESS.replace("\"learning_rate\"", "\"epochs\": 3, \"learning_rate\"");
        assertThat(json(Program.run(three, "train", "-", "--json"))).hasSize(4);
        assertThat(json(Program.run(three, "train", "-", "--json", "--epochs", "5")))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10000001"})
    void epochsOnTheCommandLineHaveTheRangeOfTheExperiment(String epochs) {
        Answer answer = Program.run(ENDLESS, "train", "-", "--epochs", epochs);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("training.epochs: ").hasLineCount(1);
    }

    @Test
    void aDivergedRunEndsWith3AndItsCause() {
        Answer answer = Program.run(DIVERGING, "train", "-", "--json");
        assertThat(answer.code()).isEqualTo(3);
        JsonNode last = json(answer).getLast();
        assertThat(last.path("status").stringValue()).isEqualTo("diverged");
        assertThat(last.path("cause").stringValue()).isEqualTo("loss_too_large");
        assertThat(last.path("fingerprint").stringValue()).hasSize(64);
    }

    @Test
    void theSteepnessIsToldWithTheLimitOfAParabolaAndWhatThatIsWorth() {
        Answer answer = Program.run(LINE, "train", "-", "--epochs", "5", "--sharpness");
        assertThat(answer.out())
                .contains("Steepness of the valley walls: 2.000 (residual ", "exact products")
                .contains("Above 20.00 a parabola would diverge", "real networks often train right at it");
        JsonNode last = json(Program.run(LINE, "train", "-", "--epochs", "5", "--sharpness", "--json"))
                .getLast();
        assertThat(last.path("sharpness").doubleValue()).isCloseTo(2, Offset.offset(1e-12));
        assertThat(last.path("sharpness_residual").doubleValue()).isLessThan(1e-8);
        assertThat(last.path("sharpness_method").stringValue()).isEqualTo("exact");
        assertThat(last.path("stability_limit").doubleValue()).isEqualTo(20);
    }

    @Test
    void withoutALimitItSaysWhoHasOne() {
        Answer answer = Program.run(ENDLESS, "train", "-", "--epochs", "2", "--sharpness");
        assertThat(answer.out()).contains("Steepness", "full batches alone").doesNotContain("would diverge at");
        assertThat(json(Program.run(ENDLESS, "train", "-", "--epochs", "2", "--json"))
                        .getLast()
                        .has("sharpness"))
                .isFalse();
    }

    @Test
    void theFileOfPlanesHasBothAndTheirLosses(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("planes.json");
        Answer answer = Program.run(ENDLESS, "train", "-", "--epochs", "3", "--json", "--plane", file.toString());
        assertThat(answer.code()).isZero();
        JsonNode planes = JSON.readTree(Files.readString(file));
        assertThat(planes.path("update").longValue()).isEqualTo(60);
        for (String name : List.of("random", "path")) {
            JsonNode plane = planes.path(name);
            assertThat(plane.path("answer").stringValue()).isEqualTo("plane");
            assertThat(plane.path("loss")).hasSize(plane.path("alphas").size()).hasSize(25);
            plane.path("loss").forEach(row -> assertThat(row).hasSize(25));
        }
        // The middle of the random plane is where the run ended.
        assertThat(planes.at("/random/loss/12/12").doubleValue())
                .isCloseTo(json(answer).getLast().path("train_loss").doubleValue(), Offset.offset(1e-12));
        JsonNode path = planes.at("/path/path");
        assertThat(path.get(0).path("update").longValue()).isZero();
        assertThat(path.get(path.size() - 1).path("update").longValue()).isEqualTo(60);
        double explained = planes.at("/path/explained/0").doubleValue()
                + planes.at("/path/explained/1").doubleValue();
        assertThat(explained).isBetween(0.5, 1 + 1e-12);
        String alone = json(Program.run(ENDLESS, "train", "-", "--epochs", "3", "--json"))
                .getLast()
                .path("fingerprint")
                .stringValue();
        assertThat(json(answer).getLast().path("fingerprint").stringValue()).isEqualTo(alone);
    }

    @Test
    void aPathWithoutAPlaneSaysWhyAndAFileThatCannotBeWrittenIsRefusedBeforeTraining(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("planes.json");
        Program.run(LINE, "train", "-", "--epochs", "1", "--plane", file.toString());
        JsonNode planes = JSON.readTree(Files.readString(file));
        assertThat(planes.at("/path/answer").stringValue()).isEqualTo("too_few");
        assertThat(planes.path("path").has("loss")).isFalse();
        for (String bad :
                List.of(folder.toString(), folder.resolve("none/x.json").toString())) {
            Answer answer = Program.run(LINE, "train", "-", "--epochs", "1", "--plane", bad);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).hasLineCount(1).contains("cannot be written");
            assertThat(answer.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void whatIsNoNumberIsAString(double value, String written) {
        assertThat(JsonReport.number(value).stringValue()).isEqualTo(written);
    }

    @Test
    void whatIsANumberKeepsAllItsDigits() {
        assertThat(JsonReport.number(0.1 + 0.2).toString()).isEqualTo("0.30000000000000004");
    }

    @ParameterizedTest
    @CsvSource({"train", "train a b", "train --nonsense -", "train - --epochs many", "list extra", "help nonsense"})
    void whatItDoesNotUnderstandEndsWith2AndAHint(String arguments) {
        Answer answer = Program.run("", arguments.split(" ", -1));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).doesNotContain("\tat ");
        assertThat(answer.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anUnexpectedFailureIsASentenceAndATraceOnlyOnDemand() {
        Answer quiet = failing("train", "-");
        assertThat(quiet.code()).isEqualTo(1);
        assertThat(quiet.err()).hasLineCount(1).contains("broken", "--stacktrace");
        Answer loud = failing("train", "-", "--stacktrace");
        assertThat(loud.code()).isEqualTo(1);
        assertThat(loud.err()).contains("\tat downhill.cli.");
    }

    private static Answer failing(String... arguments) {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public byte[] readNBytes(int length) {
                throw new IllegalStateException("broken");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(broken, Program.print(new ByteArrayOutputStream()), Program.print(err), false);
        int code = new Headless(shell).execute(arguments);
        return new Answer(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void itStopsWhereNobodyReadsItsOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(closed, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(bytes(ENDLESS), out, Program.print(err), false);
        assertThat(new Headless(shell).execute("train", "-", "--json", "--epochs", "10000000"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).doesNotContain("Exception");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"--help", "--version", "help", "help train", "train --help", "list --help"})
    void helpAndVersionAreToldOnStandardOutput(String arguments) {
        Answer answer = Program.run("", arguments.split(" ", -1));
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).containsIgnoringCase("downhill");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"train, true", "list, true", "help, true", "--help, true", "--version, true", "--server.port=1, false"})
    void onlyACommandKeepsTheServerFromStarting(String first, boolean command) {
        assertThat(Headless.isMeantBy(first, "x")).isEqualTo(command);
        assertThat(Headless.isMeantBy()).isFalse();
    }
}
