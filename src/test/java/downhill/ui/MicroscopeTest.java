package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.BrowserlessExtension;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.run.Command;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.History;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import testpages.BlankPage;
import tools.jackson.databind.JsonNode;

/** What the microscope asks for, and what its lenses are handed of a frame. */
class MicroscopeTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private final List<Set<Measurement>> wanted = new ArrayList<>();
    private final List<Command> asked = new ArrayList<>();
    private final Div place = new Div();
    private final NetworkGraph graph = new NetworkGraph(Json.object());
    private final List<String> changed = new ArrayList<>();
    private ChosenWeight weight;

    @BeforeEach
    void begin() {
        weight = new ChosenWeight(this::change);
    }

    private List<Problem> change(String path, String json) {
        try {
            Experiment _ = Edit.of(path, json).applyTo(Cards.first());
            changed.add(path + " = " + json);
            return List.of();
        } catch (InvalidExperiment e) {
            return e.problems();
        }
    }

    private Following following() {
        return new Following(specimen(), graph, () -> weight);
    }

    private Specimen specimen() {
        return new Specimen(wanted::add, (command, _) -> asked.add(command));
    }

    private Microscope microscope(Experiment experiment) {
        Microscope microscope = new Microscope(specimen(), graph, () -> weight);
        microscope.inPlaceOf(place);
        microscope.show(experiment);
        return microscope;
    }

    static Experiment variant(String card, String id) {
        return Cards.find(card).orElseThrow().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .experiment();
    }

    private static Frame frame(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.ALL);
        }
        return new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
    }

    private static JsonNode shown(Component component) {
        return (JsonNode) component.getElement().getPropertyRaw("frame");
    }

    private static Optional<Component> find(Component root, String id) {
        return all(root).filter(each -> each.getId().equals(Optional.of(id))).findFirst();
    }

    private static Component part(Component root, String id) {
        return find(root, id).orElseThrow();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(MicroscopeTest::all));
    }

    @Test
    void aClosedMicroscopeAsksForNothingAndHoldsNothing() {
        Microscope microscope = microscope(Cards.first());
        microscope.show(frame(Cards.first(), 1), ViewSettings.DEFAULT);
        assertThat(wanted).isEmpty();
        assertThat(microscope.isVisible()).isFalse();
        assertThat(find(microscope, "layer-histograms")).isEmpty();
    }

    @Test
    void anOpenOneAsksForWhatItsLensShowsInPlaceOfWhatItCovers() {
        Microscope microscope = microscope(Cards.first());
        microscope.open();
        assertThat(place.isVisible()).isFalse();
        assertThat(wanted).containsExactly(Set.of(Measurement.LAYERS, Measurement.HISTOGRAMS));
        microscope.show(variant("p7", "start"));
        assertThat(microscope.isVisible())
                .as("on a surface, where there are no layers")
                .isFalse();
        assertThat(place.isVisible()).isTrue();
        assertThat(wanted.getLast()).isEqualTo(MapsPanel.NEEDS);
    }

    @Test
    void histogramsAreOfTheNumbersThatWereChosen() {
        Frame frame = frame(Cards.first(), 3);
        SizesLens lens = new SizesLens();
        lens.show(Cards.first());
        lens.show(frame, ViewSettings.DEFAULT);
        LayerHistograms second = frame.look().histograms().get(1);
        for (SizesLens.Numbers numbers : SizesLens.Numbers.values()) {
            choose(part(lens, "sizes-of"), numbers);
            JsonNode layer =
                    shown(part(lens, "layer-histograms")).path("layers").path(1);
            assertThat(layer.path("name").stringValue()).isEqualTo("Layer 2");
            List<Integer> counts = switch (numbers) {
                case WEIGHTS -> second.weights().positive();
                case GRADIENT -> second.gradient().positive();
                case PRE_ACTIVATION -> second.preActivation().positive();
                case ACTIVATION -> second.activation().positive();
            };
            assertThat(layer.path("positive").valueStream().map(JsonNode::intValue))
                    .as(numbers.name())
                    .containsExactlyElementsOf(counts);
        }
    }

    @SuppressWarnings("unchecked") // its items are those of the lens
    private static <T> void choose(Component menu, T item) {
        ((Menu<T>) menu).setValue(item);
    }

    @Test
    void ofANetworkThatThePageHasLeftNoHistogramIsShown() {
        SizesLens lens = new SizesLens();
        lens.show(variant("p8", "start"));
        lens.show(frame(Cards.first(), 1), ViewSettings.DEFAULT);
        assertThat(part(lens, "layer-histograms").getElement().getPropertyRaw("frame"))
                .isNull();
    }

    @Test
    void theCompassHasNoNeedleBeforeAndTwoAfterTheFirstUpdate() {
        DescentCompass compass = new DescentCompass();
        compass.show(frame(Cards.first(), 0), ViewSettings.DEFAULT);
        assertThat(shown(compass).path("cosines")).isEmpty();
        compass.show(frame(Cards.first(), 1), ViewSettings.DEFAULT);
        assertThat(shown(compass).path("cosines").valueStream().map(JsonNode::doubleValue))
                .hasSize(2)
                .allSatisfy(cosine -> assertThat(cosine).isBetween(-1.0, 1.0));
    }

    @Test
    void oneLayerHasItsCurveOnTheAxisOfItsNumbers() {
        Experiment deep = variant("p8", "start");
        Focus focus = new Focus();
        LayerLens lens = new LayerLens(focus, following(), deep);
        focus.layer(3);
        lens.show(deep);
        Frame frame = frame(deep, 1);
        lens.show(frame, ViewSettings.DEFAULT);
        Component curve = part(lens, "layer-curve");
        JsonNode spec = (JsonNode) curve.getElement().getPropertyRaw("spec");
        assertThat(spec.path("name").stringValue()).isEqualTo("Layer 3");
        assertThat(spec.path("curve").stringValue()).isEqualTo("Sigmoid");
        assertThat(shown(curve).path("readings").path(0).doubleValue())
                .isEqualTo(frame.look().layers().get(2).meanSlope())
                .isBetween(0.1, 0.25);
        focus.layer(99);
        lens.show(deep);
        assertThat(((JsonNode) curve.getElement().getPropertyRaw("spec"))
                        .path("name")
                        .stringValue())
                .isEqualTo("Output");
    }

    @Test
    void theAxisReachesAsFarAsNearlyAllNumbers() {
        double[] numbers = new double[1000];
        Arrays.fill(numbers, 0, 980, 0.5);
        Arrays.fill(numbers, 980, 1000, -20);
        assertThat(LayerCurve.reach(
                        new Histogram.Counter().add(numbers, 0, 1000).done()))
                .isCloseTo(31.6, within(0.1));
        assertThat(LayerCurve.reach(new Histogram.Counter().add(numbers, 0, 985).done()))
                .isEqualTo(4);
        assertThat(LayerCurve.reach(new Histogram.Counter().done())).isEqualTo(4);
    }

    @Test
    void theBandOfTypicalStepsIsWhereCardsThatLearnAreEarly() {
        for (String card : List.of("p0", "p2", "p3")) {
            RelativeSteps steps = new RelativeSteps();
            Experiment experiment = variant(card, "start");
            steps.show(experiment);
            steps.show(frame(experiment, 40), ViewSettings.DEFAULT);
            double[] found = shown(steps)
                    .path("steps")
                    .valueStream()
                    .mapToDouble(JsonNode::doubleValue)
                    .sorted()
                    .toArray();
            assertThat(found[found.length / 2])
                    .as(card)
                    .isBetween(RelativeSteps.TYPICAL.getFirst(), RelativeSteps.TYPICAL.getLast());
        }
    }

    @Test
    void aPickedEdgeIsFollowedAndMarkedAndSoIsWhatTheFieldsName() {
        Microscope microscope = microscope(Cards.first());
        ComponentUtil.fireEvent(graph, new GraphPick(graph, true, 2, 3, 5));
        assertThat(asked).containsExactly(new Command.Follow(new WeightAddress("2.weight", 3, 5)));
        assertThat(wanted.getLast()).containsExactly(Measurement.ANATOMY);
        assertThat(graph.getElement().getPropertyRaw("chosen")).asString().contains("\"layer\":2", "\"row\":3");
        microscope.show(variant("p1", "start"));
        assertThat(asked.getLast())
                .as("the nearest there is in a network of one weight")
                .isEqualTo(new Command.Follow(new WeightAddress("0.weight", 0, 0)));
        ComponentUtil.fireEvent(graph, new GraphPick(graph, true, 1, -1, -1));
        assertThat(wanted.getLast()).containsExactlyInAnyOrder(Measurement.LAYERS, Measurement.HISTOGRAMS);
        assertThat(graph.getElement().getPropertyRaw("chosen")).asString().contains("\"row\":-1");
    }

    @Test
    void aPickedEdgeIsToldAndSetAndWhatIsNotLegalIsExplainedAtItsField() throws Exception {
        Microscope microscope = microscope(Cards.first());
        assertThat(weight.isVisible()).isFalse();
        ComponentUtil.fireEvent(graph, new GraphPick(graph, true, 2, 3, 5));
        assertThat(weight.isVisible()).isTrue();
        Trainer trainer = new Trainer(Cards.first());
        Probe probe = new Probe(trainer);
        WeightAddress address = new WeightAddress("2.weight", 3, 5);
        probe.follow(address);
        trainer.apply(new SetWeight(address, -0.41372345678));
        microscope.show(paused(probe), ViewSettings.DEFAULT);
        assertThat(weight.getElement().getTextRecursively()).contains("Layer 2: w[4][6]", "= −0.41372");
        TextField field = (TextField) part(weight, "weight-value");
        assertThat(field.getValue()).as("every digit of it").isEqualTo("-0.41372345678");
        set(field, "20000");
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("weight.value: 20000 is not between -10000 and 10000.");
        set(field, "two");
        assertThat(field.getErrorMessage()).contains("one number");
        assertThat(changed).isEmpty();
        set(field, " \u22122.5 ");
        assertThat(field.isInvalid()).isFalse();
        assertThat(changed).containsExactly("weight.2.weight[3][5] = -2.5");
        ComponentUtil.fireEvent(graph, new GraphPick(graph, true, 1, -1, -1));
        assertThat(weight.isVisible()).as("when a layer is looked at").isFalse();
    }

    @Test
    void aPickedUnitShowsItsLayerAndItsBiasIsToldAndSet() throws Exception {
        Microscope microscope = microscope(Cards.first());
        ComponentUtil.fireEvent(graph, new GraphPick(graph, true, 2, 3, -1));
        assertThat(asked).containsExactly(new Command.Follow(new WeightAddress("2.bias", 3, 0)));
        assertThat(graph.getElement().getPropertyRaw("chosen")).asString().contains("\"row\":3", "\"column\":-1");
        assertThat(wanted.getLast()).contains(Measurement.ANATOMY, Measurement.HISTOGRAMS);
        Trainer trainer = new Trainer(Cards.first());
        Probe probe = new Probe(trainer);
        WeightAddress address = new WeightAddress("2.bias", 3, 0);
        probe.follow(address);
        trainer.apply(new SetWeight(address, 0.75));
        microscope.show(paused(probe), ViewSettings.DEFAULT);
        assertThat(weight.getElement().getTextRecursively()).contains("Layer 2: b[4]", "= 0.75");
        set((TextField) part(weight, "weight-value"), "-1.5");
        assertThat(changed).containsExactly("weight.2.bias[3][0] = -1.5");
    }

    private static Frame paused(Probe probe) {
        return probe.frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
    }

    private void set(TextField field, String text) {
        field.setValue(text);
        Press.on(part(weight, "weight-set"));
    }

    @Test
    void anUpdateIsTakenApartInOrder() throws Exception {
        Trainer trainer = new Trainer(Cards.first());
        Probe probe = new Probe(trainer);
        WeightAddress weight = new WeightAddress("2.weight", 3, 5);
        WeightAnatomy anatomy = new WeightAnatomy();
        anatomy.of(weight);
        anatomy.optimizer(Cards.first().training().optimizer());
        anatomy.show(probe.frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING), ViewSettings.DEFAULT);
        assertThat(shown(anatomy).path("links")).isEmpty();
        probe.follow(weight);
        trainer.step(Needs.ALL);
        trainer.step(Needs.ALL);
        anatomy.show(probe.frame(2, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING), ViewSettings.DEFAULT);
        assertThat(shown(anatomy).path("told").stringValue()).isEqualTo("Update 2. The update was made.");
        assertThat(shown(anatomy)
                        .path("links")
                        .valueStream()
                        .map(link -> link.path(0).stringValue()))
                .containsExactly(
                        "Weight before the update",
                        "Raw gradient",
                        "Updates the optimizer has made, t",
                        "Learning rate",
                        "v: velocity",
                        "Change of the weight",
                        "Weight after the update");
        assertThat(shown(anatomy).path("lines")).hasSize(2);
        assertThat(GradientCheckText.of(probe.check().orElseThrow())).contains("Update 2", "Relative error");
    }

    @Test
    void onlyANetworkWithMemoryIsLookedAtThroughTime() {
        Experiment lstm = variant("p12", "lstm");
        BlameChart chart = new BlameChart();
        chart.show(lstm);
        chart.show(frame(lstm, 1), ViewSettings.DEFAULT);
        JsonNode layer = shown(chart).path("layers").path(0);
        assertThat(layer.path("moments").intValue()).isEqualTo(40);
        assertThat(layer.path("cell").stringValue()).isNotEmpty();
        BlameChart none = new BlameChart();
        none.show(Cards.first());
        none.show(frame(Cards.first(), 1), ViewSettings.DEFAULT);
        assertThat(none.getElement().getPropertyRaw("frame")).isNull();
        microscope(lstm).open();
        assertThat(wanted).as("what is opened first").containsExactly(Set.of(Measurement.THROUGH_TIME));
        assertThat(Matrices.of(lstm).all())
                .extracting(Matrices.Matrix::title)
                .containsExactly(
                        "Layer 1 ← input",
                        "Layer 1 ← input, biases",
                        "Layer 1 ← state",
                        "Layer 1 ← state, biases",
                        "Output",
                        "Output, biases");
    }

    @Test
    void theLineOfTheValleyIsDrawnOnlyWhereItHolds() {
        assertThat(limit(variant("p4", "all"))).isTrue();
        assertThat(limit(variant("p4", "start"))).isFalse();
    }

    private static boolean limit(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        trainer.step(Needs.ALL);
        Probe probe = new Probe(trainer);
        while (probe.isStale(Measurement.SHARPNESS, true)) {
            probe.refresh(Measurement.SHARPNESS, false);
        }
        ValleyWalls walls = new ValleyWalls();
        Frame frame = probe.frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        walls.show(frame, ViewSettings.DEFAULT);
        JsonNode reading = shown(walls).path("readings").path(0);
        assertThat(reading.path(0).intValue()).isEqualTo(1);
        assertThat(reading.path(1).doubleValue()).isPositive();
        return !reading.path(2).isNull();
    }
}
