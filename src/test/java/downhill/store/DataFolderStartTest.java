package downhill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DataFolderStartTest {

    @Test
    void aStartThatFailsOnTheFolderEndsWithTwoSentencesAndNoStackTrace(@TempDir Path temporary, CapturedOutput terminal)
            throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        var application = new SpringApplication(StoreConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        Throwable failure = catchThrowable(() -> application.run("--downhill.data=" + file));

        assertThat(failure).hasRootCauseInstanceOf(UnusableDataFolder.class);
        assertThat(terminal.getAll())
                .contains("The data folder " + file + " is a file.")
                .contains("Move that file away, or set DOWNHILL_DATA")
                .doesNotContain("\tat ");
    }
}
