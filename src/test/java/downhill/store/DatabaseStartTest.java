package downhill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartTest {

    @Test
    void aStartThatFailsOnTheDatabaseEndsWithTwoSentencesAndNoStackTrace(
            @TempDir Path folder, CapturedOutput terminal) {
        var application = new SpringApplication(StoreConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        Throwable failure = catchThrowable(() -> application.run(
                "--downhill.data=" + folder,
                "--downhill.database.url=jdbc:postgresql://localhost:1/x?password=secret"));

        assertThat(failure).hasStackTraceContaining(UnusableDatabase.class.getName());
        assertThat(terminal.getAll())
                .contains("The database jdbc:postgresql://localhost:1/x cannot be reached: ")
                .contains("Start it, or correct DOWNHILL_DATABASE_URL")
                .doesNotContain("\tat ")
                .doesNotContain("secret");
    }
}
