package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.cli.Program.Answer;
import downhill.experiment.ExperimentCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExperimentFileTest {
    private static final String CSV = """
            {"format": 1, "data": {"dataset": {"id": "csv", "path": "cars.csv", "target": "mpg"}}}
            """;

    @TempDir
    private Path folder;

    private JsonNode inline(String json) throws Exception {
        return ExperimentFile.inline(ExperimentCodec.parse(json), folder);
    }

    private Answer train(byte[] experiment) throws Exception {
        Path file = Files.write(folder.resolve("experiment.json"), experiment);
        return Program.run("", "train", file.toString());
    }

    private Answer train(String experiment) throws Exception {
        return train(experiment.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTextOfACsvFileTakesThePlaceOfItsPath() throws Exception {
        Files.writeString(folder.resolve("cars.csv"), "weight,mpg\n3000,\"18,5\"\nä,1\n");
        assertThat(inline(CSV).at("/data/dataset").toString())
                .isEqualTo("{\"id\":\"csv\",\"target\":\"mpg\",\"text\":\"weight,mpg\\n3000,\\\"18,5\\\"\\nä,1\\n\"}");
    }

    @Test
    void aPathMayGoThroughFoldersOrBeAbsolute() throws Exception {
        Path file = folder.resolve("tables/cars.csv");
        Files.createDirectory(file.getParent());
        Files.writeString(file, "a,b\n");
        assertThat(inline(CSV.replace("cars.csv", "tables/cars.csv"))
                        .at("/data/dataset/text")
                        .stringValue())
                .isEqualTo("a,b\n");
        String absolute = file.toAbsolutePath().toString().replace("\\", "/");
        assertThat(inline(CSV.replace("cars.csv", absolute))
                        .at("/data/dataset/text")
                        .stringValue())
                .isEqualTo("a,b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":1}",
                "[]",
                "7",
                "{\"data\":{\"dataset\":\"csv\"}}",
                "{\"data\":{\"dataset\":{\"id\":\"csv\",\"path\":7}}}",
                "{\"data\":{\"dataset\":{\"id\":\"csv\",\"path\":\"cars.csv\",\"text\":\"a,b\"}}}",
                "{\"data\":{\"dataset\":{\"id\":\"rings\",\"path\":\"cars.csv\"}}}"
            })
    void everythingElseIsLeftToTheCodec(String json) throws Exception {
        assertThat(inline(json)).isEqualTo(ExperimentCodec.parse(json));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws Exception {
        Files.writeString(folder.resolve("cars.csv"), "\uFEFFa,b\n");
        assertThat(inline(CSV).at("/data/dataset/text").stringValue()).isEqualTo("a,b\n");
        assertThat(train("\uFEFF{\"format\": 1, \"training\": {\"epochs\": 1}}").code())
                .isZero();
    }

    @Test
    void aMissingCsvFileIsNamedWithItsField() throws Exception {
        Answer answer = train(CSV);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("data.dataset.path: cars.csv: there is no such file.\n");
    }

    @Test
    void aCsvPathOnStandardInputIsRelativeToTheWorkingFolder() {
        Answer answer = Program.run(CSV.replace("cars.csv", "pom.xml"), "train", "-");
        assertThat(answer.err()).doesNotContain("data.dataset.path");
        assertThat(Program.run(CSV, "train", "-").err()).startsWith("data.dataset.path: cars.csv: there is no such");
    }

    @Test
    void aCsvFileMayHaveFiveMillionBytesAndNoMore() throws Exception {
        Path file = folder.resolve("cars.csv");
        Files.write(file, new byte[ExperimentFile.MAX_BYTES]);
        assertThat(inline(CSV).at("/data/dataset/text").stringValue()).hasSize(ExperimentFile.MAX_BYTES);
        Files.write(file, new byte[ExperimentFile.MAX_BYTES + 1]);
        Answer answer = train(CSV);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("data.dataset.path: cars.csv: this is too large; at most 5,000,000 bytes.\n");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        Files.write(folder.resolve("cars.csv"), new byte[] {'a', (byte) 0xE4, 'b'});
        assertThat(train(CSV).err()).isEqualTo("data.dataset.path: cars.csv: this is not text in UTF-8.\n");
        Answer answer = train(new byte[] {'{', (byte) 0xFF, '}'});
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("experiment.json: this is not text in UTF-8.");
    }

    @Test
    void anExperimentThatIsNotThereOrAFolderIsRefused() {
        for (String file : new String[] {"nowhere.json", ".", "a\0b"}) {
            Answer answer = Program.run("", "train", folder.resolve("x").getParent() + "/" + file);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).hasLineCount(1).contains("there is no such file.");
        }
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() throws Exception {
        Answer answer = train("{\"format\": 1,\n \"seed\": }");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("This is not JSON: line 2, column ").hasLineCount(1);
        assertThat(train("").code()).isEqualTo(2);
    }
}
