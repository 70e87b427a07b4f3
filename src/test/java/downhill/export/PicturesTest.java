package downhill.export;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
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
        Trainer trainer = new Trainer(Cards.first());
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
        Scene scene = HeatPicture.of(series, LayerMeasure.ERROR_SIGNAL, false, Ink.DARK, heat(series));
        assertThat(parse(scene.svg()).getElementsByTagName("rect").getLength()).isGreaterThan(100);
        assertThat(HeatPicture.of(series, LayerMeasure.ERROR_SIGNAL, false, Ink.DARK, heat(series))
                        .svg())
                .isEqualTo(scene.svg());
        assertThat(scene.png()).isEqualTo(scene.png());
    }

    @Test
    void dividedByTheLastLayerTheLastRowIsOfOneColourAndWhatIsBeyondTheScaleIsMarked() throws Exception {
        Series series = series();
        Scene scene = HeatPicture.of(series, LayerMeasure.ERROR_SIGNAL, true, Ink.LIGHT, heat(series));
        double bottom = scene.marks().stream()
                .filter(mark -> mark instanceof Scene.Mark.Box box && box.y() < 380 && box.width() > 1)
                .mapToDouble(mark -> ((Scene.Mark.Box) mark).y())
                .max()
                .orElseThrow();
        List<Scene.Mark> last = scene.marks().stream()
                .filter(mark -> mark instanceof Scene.Mark.Box box && box.y() == bottom)
                .toList();
        assertThat(last).hasSize(1);
        assertThat(((Scene.Mark.Box) last.getFirst()).colour()).isEqualTo(0xf3f2ee);
        assertThat(parse(scene.svg()).getDocumentElement().getTextContent()).contains("10⁻⁵", "10⁵", "▲", "▼");
    }

    @Test
    void aPreviewHasTheSizeThatChatProgramsWantAndShortensALongTitle() throws Exception {
        var words = new PreviewPicture.Words(
                "A very long title ".repeat(9), "2-8-8-1", "What it is", "Loss", "Train", "Test", "Error signal");
        Scene scene = PreviewPicture.of(series(), 0.69, Ink.LIGHT, words);
        var image = ImageIO.read(new ByteArrayInputStream(scene.png(1)));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        List<String> texts = scene.marks().stream()
                .filter(Scene.Mark.Label.class::isInstance)
                .map(mark -> ((Scene.Mark.Label) mark).text())
                .toList();
        assertThat(texts).contains("2-8-8-1", "Loss: Train", "Test", "Error signal", "Downhill");
        assertThat(texts.getFirst()).startsWith("A very long").endsWith("…");
        assertThat(scene.marks().stream()
                        .filter(Scene.Mark.Line.class::isInstance)
                        .count())
                .isGreaterThan(3);
        assertThat(PreviewPicture.plain(Ink.LIGHT, words).marks()).hasSize(3);
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
