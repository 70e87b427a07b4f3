package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Catalogue;
import downhill.experiment.Race;
import downhill.optim.Optimizer;
import downhill.run.Jobs;
import downhill.store.Blobs;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import testpages.BlankPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The race's logic on a real server side, with real jobs, without a browser. */
class SurfacesViewTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private static final AnnotationConfigApplicationContext SPRING = new AnnotationConfigApplicationContext();

    @TempDir
    private static Path folder;

    private static Opened kept;

    private SurfacesView view;

    @BeforeAll
    static void begin() {
        kept = Databases.H2.open(folder);
        SPRING.getBeanFactory().registerSingleton("database", kept.database());
        SPRING.getBeanFactory().registerSingleton("blobs", new Blobs(kept.database()));
        SPRING.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry());
        SPRING.scan("downhill.run", "downhill.share");
        SPRING.refresh();
    }

    @AfterAll
    static void end() {
        SPRING.close();
        kept.close();
    }

    @BeforeEach
    void open() {
        view = new SurfacesView(SPRING.getBean(Jobs.class));
        UI.getCurrent().add(view);
        view.show();
    }

    @Test
    void thePageOpensWithTheRavineAndItsNumbers() {
        assertThat(outcomes()).containsExactly("271", "94", "24");
        assertThat(limits()).containsExactly(0.02, 0.038, 2 * 1.9 / 2.8 / 100);
        assertThat(said("racer-1-limit")).isEqualTo("Limit of the rate: <mfrac><mn>2</mn><mi>λ</mi></mfrac> = 0.02");
        assertThat(said("surface-formula"))
                .contains("<mi>κ</mi>")
                .endsWith(
                        "<mo>=</mo><mfrac><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mrow><mn class=\"dh-own\">"
                                + "100</mn><mo lspace=\"0.14em\" rspace=\"0\">&#x2062;</mo><msup><mi>y</mi><mn>2</mn></msup>"
                                + "</mrow></mrow><mn>2</mn></mfrac></span>");
    }

    @Test
    void aRateAboveTheLimitDivergesAndIsMarked() {
        type("racer-1-rate", "0.0205");
        assertThat(outcomes().getFirst()).isEqualTo("diverges at update 77");
        assertThat(at("racer-1-limit").getElement().getAttribute("data-above")).isEqualTo("true");
        assertThat(said("racer-1-limit"))
                .isEqualTo("Above the limit <mfrac><mn>2</mn><mi>λ</mi></mfrac> = 0.02: it must diverge");
    }

    @Test
    void whatIsNotLegalIsExplainedAtItsFieldAndChangesNothing() {
        type("racer-2-rate", "-3");
        assertThat(field("racer-2-rate").getErrorMessage())
                .isEqualTo("training.learning_rate: -3 is not between 1e-9 and 10000.");
        type("racer-2-momentum", "much");
        assertThat(field("racer-2-momentum").getErrorMessage())
                .contains("momentum")
                .contains("must be a number");
        type("start-x", "2000");
        assertThat(field("start-x").getErrorMessage()).isEqualTo("subject.x: 2000 is not between -1000 and 1000.");
        assertThat(outcomes()).containsExactly("271", "94", "24");
    }

    @Test
    void theConditionNumberMovesTheLimitsAndTheContours() {
        String before = picture("ground").toString();
        Input slider = (Input) at("condition");
        slider.setValue("20");
        ComponentUtil.fireEvent(slider, new ComponentValueChangeEvent<>(slider, slider, "40", true));
        assertThat(field("surface-condition-number").getValue()).isEqualTo("10");
        assertThat(limits().getFirst()).isEqualTo(0.2);
        assertThat(picture("ground").toString()).isNotEqualTo(before);
    }

    @Test
    void racersComeAndGoUpToSixAndEveryOptimizerCanBeChosen() {
        for (int i = 3; i < Race.MOST; i++) {
            ((Button) at("add-racer")).click();
        }
        assertThat(((Button) at("add-racer")).isEnabled()).isFalse();
        assertThat(outcomes()).hasSize(Race.MOST);
        for (String id : Catalogue.of(Optimizer.class).ids()) {
            choose("racer-6-optimizer", id);
            assertThat(said("racer-6-limit"))
                    .as(id)
                    .matches("Limit of the rate: .*<mfrac>.*λ.* = .*|No simple limit for this one\\.|Above.*");
            assertThat(find("racer-6-momentum").filter(Component::isVisible).isPresent())
                    .as(id)
                    .isEqualTo(Catalogue.of(Optimizer.class).find(id).orElseThrow().parameters().stream()
                            .anyMatch(parameter -> parameter.name().equals("momentum")));
        }
        ((Button) at("racer-1-remove")).click();
        assertThat(outcomes()).hasSize(Race.MOST - 1).startsWith("94", "24");
    }

    @Test
    void anotherSurfaceBeginsAtItsOwnStartAndHasItsOwnNumbers() {
        choose("surface", "rosenbrock");
        assertThat(field("start-x").getValue()).isEqualTo("-1.2");
        assertThat(find("surface-b").isPresent()).isTrue();
        assertThat(at("condition").getParent().orElseThrow().isVisible()).isFalse();
        assertThat(picture("ground").get("name").stringValue()).isEqualTo("Rosenbrock’s banana");
        choose("surface", "saddle");
        assertThat(said("racer-1-limit")).isEqualTo("No simple limit for this one.");
        assertThat(outcomes().getFirst()).startsWith("runs away");
    }

    @Test
    void theStartThatSomebodyDragsIsCheckedLikeALink() {
        drag(3, -1.5);
        assertThat(field("start-x").getValue()).isEqualTo("3");
        assertThat(race().get("x").doubleValue()).isEqualTo(3);
        drag(Double.NaN, 0);
        assertThat(field("start-x").getValue()).isEqualTo("3");
        assertThat(text("surfaces-trouble")).isNotEmpty();
        drag(1e9, 0);
        assertThat(text("surfaces-trouble")).contains("x: ").contains("is not between -1000 and 1000");
    }

    private void drag(double x, double y) {
        RacePicture picture = (RacePicture) at("race");
        ComponentUtil.fireEvent(picture, new RacePicture.StartEvent(picture, true, x, y));
    }

    private void type(String id, String text) {
        TextField field = field(id);
        String before = field.getValue();
        field.setValue(text);
        ComponentUtil.fireEvent(field, new ComponentValueChangeEvent<>(field, field, before, true));
    }

    @SuppressWarnings("unchecked")
    private void choose(String id, String value) {
        Menu<String> menu = (Menu<String>) at(id);
        String before = menu.getValue();
        menu.setValue(value);
        ComponentUtil.fireEvent(menu, new ComponentValueChangeEvent<>(menu, menu, before, true));
    }

    private TextField field(String id) {
        return (TextField) at(id);
    }

    /** What it says with formulas in it, these without what is around each. */
    private String said(String id) {
        return at(id).getElement().getProperty("innerHTML").replaceAll("</?math[^>]*>", "");
    }

    private List<Double> limits() {
        return Stream.of(1, 2, 3)
                .map(i ->
                        Double.valueOf(at("racer-" + i + "-limit").getElement().getAttribute("data-value")))
                .toList();
    }

    /** What the page says of each racer, once the race that is asked for has been run. */
    private List<String> outcomes() {
        return race().get("racers")
                .valueStream()
                .map(racer -> racer.get("outcome").stringValue())
                .toList();
    }

    private JsonNode race() {
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> {
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            return !view.isRacing();
        });
        return picture("race");
    }

    private JsonNode picture(String property) {
        Object raw = at("race").getElement().getPropertyRaw(property);
        return raw instanceof JsonNode node ? node : JsonMapper.shared().readTree(String.valueOf(raw));
    }

    private String text(String id) {
        return at(id).getElement().getTextRecursively();
    }

    private Component at(String id) {
        return find(id).orElseThrow(() -> new AssertionError("No component " + id));
    }

    private Optional<Component> find(String id) {
        Function<Component, Stream<Component>> all = new Function<>() {
            @Override
            public Stream<Component> apply(Component root) {
                return Stream.concat(Stream.of(root), root.getChildren().flatMap(this));
            }
        };
        return all.apply(view)
                .filter(each -> each.getId().equals(Optional.of(id)))
                .findFirst();
    }
}
