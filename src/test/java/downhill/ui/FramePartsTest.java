package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.train.Frame;
import downhill.train.History;
import downhill.train.Interest;
import downhill.train.LayerMeasure;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Row;
import downhill.train.Status;
import downhill.train.Trainer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testpages.BlankPage;
import tools.jackson.databind.JsonNode;

/** What the elements of the page are handed of a frame. */
class FramePartsTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private ViewSettings settings = ViewSettings.DEFAULT;

    private static Experiment variant(String card, String id) {
        return Cards.find(card).orElseThrow().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .experiment();
    }

    private static Frame frame(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < 3; i++) {
            trainer.step(Needs.ALL);
        }
        return new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
    }

    private static JsonNode shown(Component component) {
        return (JsonNode) component.getElement().getPropertyRaw("frame");
    }

    private static Component part(Component root, String id) {
        return all(root)
                .filter(each -> each.getId().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(FramePartsTest::all));
    }

    /** Behind a batch normalisation the size of weights, and so that of their gradient, means nothing. */
    @ParameterizedTest
    @EnumSource(LayerMeasure.class)
    void underBatchNormLayersAreComparedByErrorSignalAndRelativeStepAlone(LayerMeasure measure) {
        for (boolean norm : new boolean[] {true, false}) {
            settings = ViewSettings.DEFAULT.withRelative(true);
            TimelinePanel panel = new TimelinePanel(change -> settings = change.apply(settings));
            Experiment experiment = variant("p8", norm ? "norm" : "start");
            panel.show(experiment);
            choose(part(panel, "layer-measure"), measure);
            boolean comparable = !norm || measure == LayerMeasure.ERROR_SIGNAL || measure == LayerMeasure.RELATIVE_STEP;
            assertThat(part(panel, "timeline-caution").isVisible()).isNotEqualTo(comparable);
            assertThat(((Checkbox) part(panel, "relative")).isEnabled()).isEqualTo(comparable);
            panel.show(frame(experiment), settings);
            JsonNode frame = shown(part(panel, "gradient-timeline"));
            assertThat(frame.path("relative").booleanValue()).isEqualTo(comparable);
        }
    }

    @SuppressWarnings("unchecked") // its items are those of the panel
    private static void choose(Component select, LayerMeasure measure) {
        ((Menu<LayerMeasure>) select).setValue(measure);
    }

    @Test
    void everyMatrixOfARecurrentLayerHasItsName() throws Exception {
        Experiment lstm = ExperimentCodec.with(
                Cards.first(), "subject.layers", "[{\"id\": \"lstm\", \"units\": 3}, {\"id\": \"rnn\"}, \"dense\"]");
        GradientMaps maps = new GradientMaps(Words.labels("gradient-maps"));
        maps.setNames(LayerNames.of(lstm));
        maps.show(frame(lstm), settings);
        assertThat(shown(maps)
                        .path("layers")
                        .valueStream()
                        .map(layer -> layer.path("name").stringValue()))
                .containsExactly(
                        "Layer 1 · input gate ← input",
                        "Layer 1 · forget gate ← input",
                        "Layer 1 · new content ← input",
                        "Layer 1 · output gate ← input",
                        "Layer 1 · input gate ← state",
                        "Layer 1 · forget gate ← state",
                        "Layer 1 · new content ← state",
                        "Layer 1 · output gate ← state",
                        "Layer 2 ← input",
                        "Layer 2 ← state",
                        "Layer 3",
                        "Output");
    }

    @Test
    void ofANetworkThatThePageHasLeftNoMapIsShown() {
        GradientMaps maps = new GradientMaps(Words.labels("gradient-maps"));
        maps.setNames(List.of("Layer 1", "Output"));
        maps.show(frame(Cards.first()), settings);
        assertThat(maps.getElement().getPropertyRaw("frame")).isNull();
    }

    @Test
    void mapsOfVeryManyWeightsComeAFewTimesASecondWhileARunTrainsAndAtOnceForAnotherNetwork() {
        AtomicLong clock = new AtomicLong();
        GradientMaps maps = new GradientMaps(Words.labels("gradient-maps"), clock::get);
        Experiment deep = variant("p9", "start");
        Probe probe = new Probe(new Trainer(deep));
        maps.setNames(LayerNames.of(deep));
        assertThat(shownNumber(maps, probe, 1)).isEqualTo(1);
        clock.addAndGet(249_000_000);
        assertThat(shownNumber(maps, probe, 2)).isEqualTo(1);
        clock.addAndGet(1_000_000);
        assertThat(shownNumber(maps, probe, 3)).isEqualTo(3);
        maps.setNames(LayerNames.of(deep));
        assertThat(shownNumber(maps, probe, 4)).isEqualTo(4);
        maps.setNames(LayerNames.of(Cards.first()));
        Probe small = new Probe(new Trainer(Cards.first()));
        assertThat(shownNumber(maps, small, 5)).isEqualTo(5);
        assertThat(shownNumber(maps, small, 6)).isEqualTo(6);
    }

    private long shownNumber(GradientMaps maps, Probe probe, long number) {
        maps.show(probe.frame(number, 0, Status.TRAINING, Interest.ALL, History.Position.NOTHING), settings);
        return shown(maps).path("number").longValue();
    }

    @Test
    void everyRowOfASeriesHasAllThatMayStandOnTheTimeAxis() {
        Frame bare = frame(Cards.first());
        List<Row> rows = bare.series().rows();
        List<Double> seconds =
                IntStream.range(0, rows.size()).mapToObj(i -> 0.25 * i).toList();
        Frame frame = bare.withCpuSeconds(1, seconds);
        double[] times = SeriesJson.times(frame);
        double[] losses = SeriesJson.losses(frame);
        assertThat(rows).hasSize(4);
        for (int r = 0; r < 4; r++) {
            Row row = rows.get(r);
            double[] time = {row.update(), row.epoch(), row.examples(), 0.25 * r};
            assertThat(Arrays.copyOfRange(times, 4 * r, 4 * r + 4)).isEqualTo(time);
            assertThat(Arrays.copyOfRange(losses, 10 * r, 10 * r + 4)).isEqualTo(time);
            assertThat(losses[10 * r + 4]).isEqualTo(row.train());
            assertThat(losses[10 * r + 9]).isEqualTo(row.gradientNorm());
        }
        assertThat(SeriesJson.times(bare)[4 * 3 + 3]).isZero();
    }

    @Test
    void theHeatMapMarksTheLayersOfAVerdictAndWhatIsTypicalOfSteps() {
        GradientTimeline timeline = new GradientTimeline();
        timeline.show(frame(Cards.first()), settings.withMeasure(LayerMeasure.RELATIVE_STEP));
        assertThat(shown(timeline).path("band").valueStream().map(JsonNode::doubleValue))
                .containsExactlyElementsOf(RelativeSteps.TYPICAL);
        assertThat(shown(timeline).has("marked")).isFalse();
        Trainer trainer = new Trainer(variant("p8", "start"));
        for (int i = 0; i < 100; i++) {
            trainer.step(Needs.ALL);
        }
        timeline.show(new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING), settings);
        assertThat(shown(timeline).path("marked").valueStream().map(JsonNode::intValue))
                .contains(1, 8);
        assertThat(shown(timeline).has("band")).isFalse();
    }

    @Test
    void anAnswerGoesToTheBrowserOnceForAllFramesOfARunThatTrainsAndAgainWithEachOfOneThatDoesNot() {
        OutputMap map = new OutputMap(Words.labels("output-map"));
        Trainer trainer = new Trainer(Cards.first());
        Probe probe = new Probe(trainer);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int number = 1; number <= 9; number++) {
            trainer.step(Needs.NOTHING);
            if (number % 3 == 1) {
                probe.refresh(Measurement.OUTPUT, true);
            }
            map.show(probe.frame(number, 0, Status.TRAINING, Interest.ALL, History.Position.NOTHING), settings);
            seen.add(map.getElement().getPropertyRaw("answers"));
        }
        assertThat(seen).hasSize(3);
        map.show(probe.frame(10, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING), settings);
        assertThat(seen.add(map.getElement().getPropertyRaw("answers"))).isTrue();
    }

    @Test
    void picturesOfUnitsComeAFewTimesASecondWhileARunTrainsAndWithEachFrameOfOneThatDoesNot() {
        AtomicLong clock = new AtomicLong(-5);
        Seldom seldom = new Seldom(Duration.ofMillis(100), clock::get);
        Probe probe = new Probe(new Trainer(Cards.first()));
        Frame training = probe.frame(1, 0, Status.TRAINING, Interest.ALL, History.Position.NOTHING);
        Frame paused = probe.frame(2, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        assertThat(seldom.isDue(training)).isTrue();
        clock.addAndGet(99_000_000);
        assertThat(seldom.isDue(training)).isFalse();
        assertThat(seldom.isDue(paused)).isTrue();
        clock.addAndGet(100_000_000);
        assertThat(seldom.isDue(training)).isTrue();
    }
}
