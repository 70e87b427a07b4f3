package downhill;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class VectorNoticeTest {

    @Test
    void whoHasVectorsIsToldNothing(CapturedOutput output) {
        assertThat(Platform.hasVectors()).isTrue();
        new VectorNotice().tell();
        assertThat(output).doesNotContain(Platform.VECTOR_OPTION);
    }

    @Test
    void whoLacksThemIsToldTheOptionInOneLine(CapturedOutput output) {
        VectorNotice.tell(false);
        assertThat(output.getAll().lines().filter(line -> line.contains(Platform.VECTOR_OPTION)))
                .hasSize(1);
    }
}
