package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.choice.Catalogue;
import downhill.data.Dataset;
import downhill.data.Examples;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import testpages.BlankPage;
import tools.jackson.databind.JsonNode;

class ThumbnailsTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    @Test
    void everyDataSetThatIsOfferedHasAPictureWithinItsBox() {
        long offered = Catalogue.of(Dataset.class).ids().stream()
                .filter(id ->
                        ExperimentCodec.choice(Dataset.class, id).orElseThrow().offered())
                .count();
        assertThat(Thumbnails.all()).hasSize((int) offered);
        for (JsonNode item : Thumbnails.all()) {
            float[] points = points(item);
            assertThat(points.length).as(item.path("id").asString()).isPositive();
            for (int i = 0; i < points.length; i++) {
                if (i % 3 < 2) {
                    assertThat(points[i]).as(item.path("id").asString()).isBetween(0f, 1f);
                }
            }
        }
    }

    @Test
    void thePictureOfTheRingsIsWhatTheirGeneratorDraws() {
        Dataset rings = ExperimentCodec.choice(Dataset.class, "rings").orElseThrow();
        Examples drawn = rings.draw(120, Stream.of(1, Stream.Purpose.DATA));
        double[] across = new double[drawn.rows()];
        Arrays.setAll(across, row -> drawn.x()[row * drawn.inputs()]);
        double least = Arrays.stream(across).min().orElseThrow();
        double most = Arrays.stream(across).max().orElseThrow();
        float[] points = points(Thumbnails.all()
                .valueStream()
                .filter(item -> item.path("id").asString().equals("rings"))
                .findFirst()
                .orElseThrow());
        assertThat(points).hasSize(3 * drawn.rows());
        for (int row = 0; row < drawn.rows(); row++) {
            assertThat(points[3 * row]).isEqualTo((float) ((across[row] - least) / (most - least)));
            assertThat(points[3 * row + 2]).isEqualTo((float) drawn.y()[row]);
        }
    }

    private static float[] points(JsonNode item) {
        ByteBuffer bytes = ByteBuffer.wrap(
                        Base64.getDecoder().decode(item.path("points").asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] points = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(points);
        return points;
    }
}
