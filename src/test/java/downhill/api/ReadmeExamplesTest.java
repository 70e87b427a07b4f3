package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.run.Owner;
import downhill.share.AccessTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The examples of the README, as they stand there. */
@ApiTest
class ReadmeExamplesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokens tokens;

    @TempDir
    private Path folder;

    /** The one with this first line. */
    private static String example(String language, String mark) throws Exception {
        Matcher block = Pattern.compile("```" + language + "\n(# README: " + mark + "\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private String run(List<String> command, String token) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("DOWNHILL", "http://127.0.0.1:" + port + "/downhill");
        builder.environment().put("TOKEN", token);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            String output = Files.readString(folder.resolve("output"));
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theShellTrainsAndGetsAllMeasurementsWithoutAToken() throws Exception {
        String last = run(List.of("bash", "-c", example("sh", "shell")), "");
        assertThat(last).matches("400,0\\.\\d+,0\\.\\d+\n");
        assertThat(Files.readAllLines(folder.resolve("history.csv"))).hasSize(1 + 401);
    }

    @Test
    void pythonWatchesARunAndChangesItWithAToken() throws Exception {
        String token = tokens.make(Owner.random(), "readme");
        String told = run(List.of("python3", "-c", example("python", "python")), token);
        assertThat(told)
                .matches("\\d+ [0-9a-f]{16} \\[\\{'update': \\d+, 'path': 'training.learning_rate',"
                        + " 'value': 0.01}]\n");
    }
}
