package downhill.export;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.ExperimentCodec;
import downhill.train.LayerMeasure;
import downhill.train.Needs;
import downhill.train.Row;
import downhill.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Pictures drawn of a history. */
class PicturesTest {
    private static final LossPicture.Words LOSS =
            new LossPicture.Words("Loss <&>", "Two curves.", "Loss", "Train", "Test", "guessing");

    private static Series series() throws Exception {
        Trainer trainer = new Trainer(ExperimentCodec.read("{\"format\":1}"));
        for (int i = 0; i < 100; i++) {
            trainer.step(Needs.NOTHING);
        }
        List<Row> rows = trainer.history().rows();
        return new Series(rows, rows.stream().map(row -> (double) row.update()).toList(), "Updates");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static HeatPicture.Words heat(Series series) {
        List<String> layers = Collections.nCopies(series.rows().getFirst().layers(), "layer");
        return new HeatPicture.Words("Error signal", "Colours.", layers, "zero", "below", "above", "not finite");
    }

    @Test
    void theLossPictureIsWellFormedAndNamesItsCurves() throws Exception {
        Document svg =
                parse(LossPicture.of(series(), false, 0.69, Ink.LIGHT, LOSS).svg());
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Loss <&>");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Two curves.");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isGreaterThan(3);
        assertThat(svg.getDocumentElement().getTextContent()).contains("Train", "Test", "guessing", "Updates");
    }

    @Test
    void theHeatMapIsWellFormedAndTheSameEveryTime() throws Exception {
        Series series = series();
        Scene scene = HeatPicture.of(series, LayerMeasure.ERROR_SIGNAL, Ink.DARK, heat(series));
        assertThat(parse(scene.svg()).getElementsByTagName("rect").getLength()).isGreaterThan(100);
        assertThat(HeatPicture.of(series, LayerMeasure.ERROR_SIGNAL, Ink.DARK, heat(series))
                        .svg())
                .isEqualTo(scene.svg());
        assertThat(scene.png()).isEqualTo(scene.png());
    }

    @Test
    void theBitmapHasTwiceTheSize() throws Exception {
        byte[] png = LossPicture.of(series(), true, 0.69, Ink.DARK, LOSS).png();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1920);
        assertThat(image.getHeight()).isEqualTo(960);
        assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0x1a1e25);
    }
}
