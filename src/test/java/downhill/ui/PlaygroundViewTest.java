package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Catalogue;
import downhill.data.Csv;
import downhill.data.Dataset;
import downhill.data.Penguins;
import downhill.data.Placed;
import downhill.data.Sine;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import downhill.run.Jobs;
import downhill.run.Reply;
import downhill.run.Runs;
import downhill.share.MyExperiments;
import downhill.share.ShortLinks;
import downhill.store.Blobs;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import testpages.BlankPage;

/** The view's logic on a real server side, without a browser. */
class PlaygroundViewTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final FrameThreads threads = new FrameThreads(0);
    private PlaygroundView view;

    @TempDir
    private Path folder;

    private Opened kept;

    @BeforeEach
    void open() {
        kept = Databases.H2.open(folder);
        spring.getBeanFactory().registerSingleton("database", kept.database());
        spring.getBeanFactory().registerSingleton("blobs", new Blobs(kept.database()));
        spring.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry());
        spring.scan("downhill.run", "downhill.share");
        spring.refresh();
        view = new PlaygroundView(
                spring.getBean(Runs.class),
                spring.getBean(ShortLinks.class),
                spring.getBean(MyExperiments.class),
                threads,
                new FrameLines(),
                spring.getBean(Jobs.class));
        UI.getCurrent().add(view);
        await("the first frame", () -> attribute("update", "data-value").isPresent());
    }

    @AfterEach
    void close() {
        threads.close();
        spring.close();
        kept.close();
    }

    @Test
    void opensWithTheFirstCardReadyToPlay() {
        assertThat(attribute("status", "data-status")).hasValue("ready");
        assertThat(attribute("card-p0", "aria-pressed")).hasValue("true");
        assertThat(attribute("play", "aria-pressed")).hasValue("false");
        assertThat(field("learning-rate").getValue()).isEqualTo("0.03");
        assertThat(menu("optimizer").getValue()).isEqualTo("momentum");
        assertThat(attribute("fingerprint", "data-value").orElseThrow()).matches("[0-9a-f]{12}");
    }

    /** Each is memory of the server for every open page: what is folded, hidden or listed is made when it is asked for. */
    @Test
    void aPageThatNobodyHasTouchedIsMadeOfFewNodes() {
        AtomicInteger nodes = new AtomicInteger();
        view.getElement().getNode().visitNodeTree(_ -> nodes.incrementAndGet());
        assertThat(nodes.get()).isLessThan(270);
        assertThat(find(view, component -> component.getId().equals(Optional.of("seed"))))
                .isEmpty();
        unfold();
        assertThat(field("seed").getValue()).isEqualTo("1");
    }

    @Test
    void playTrainsAndPlayAgainPauses() {
        click("play");
        await("some updates", () -> value("update") > 3);
        assertThat(attribute("play", "aria-pressed")).hasValue("true");
        click("play");
        await("pause", () -> attribute("status", "data-status").equals(Optional.of("paused")));
    }

    @Test
    void aCardShowsItsChoicesAndItsButtonChangesOneThing() {
        click("card-p6");
        unfold();
        assertThat(menu("schedule").getValue()).isEqualTo("constant");
        assertThat(field("stop-after").getValue()).isEqualTo("60");
        click("card-next");
        assertThat(menu("schedule").getValue()).isEqualTo("multi_step");
        assertThat(field("milestones").getValue()).isEqualTo("35, 45");
    }

    @Test
    void anotherDataSetTakesALossThatFitsIt() {
        view.replace(experiment -> experiment.withDataset(new Penguins()));
        unfold();
        assertThat(menu("loss-function").getValue()).isEqualTo("cross_entropy");
        view.replace(experiment -> experiment.withDataset(new Sine(0.1)));
        assertThat(menu("loss-function").getValue()).isEqualTo("mse");
    }

    @Test
    void everyDataSetCanBeChosenAndOnesOwnBeShown() {
        List<Dataset> all = new ArrayList<>();
        for (String id : Catalogue.of(Dataset.class).ids()) {
            all.add(ExperimentCodec.choice(Dataset.class, id).orElseThrow());
        }
        all.removeIf(dataset -> !dataset.offered());
        all.add(new Csv("a,kind,y\n1,p,no\n2,q,yes\n3,p,maybe\n4,q,no\n"));
        all.add(new Csv("a,y\n1,no\n2,yes\n3,yes\n4,no\n"));
        all.add(new Placed(List.of(1.0, 2.0, 0.0, 3.0, 4.0, 1.0)));
        for (Dataset dataset : all) {
            assertThat(view.replace(experiment -> experiment.withDataset(dataset)))
                    .as(dataset.id())
                    .isEmpty();
            await("another run", () -> value("update") == 0);
            click("step");
            await("an update", () -> value("update") == 1);
        }
    }

    @Test
    void dataTooLargeForALinkAreGivenAwayUnderAShortOne() {
        Stream stream = Stream.of(1, Stream.Purpose.NOISE);
        List<Double> values = new ArrayList<>();
        for (int point = 0; point < 1000; point++) {
            values.addAll(List.of(stream.normal(), stream.normal(), (double) (point % 2)));
        }
        assertThat(view.replace(experiment -> experiment.withDataset(new Placed(values))))
                .isEmpty();
        Experiment large = Cards.first().withDataset(new Placed(values));
        Address address = new Address(large, Optional.empty(), Optional.empty());
        ShareDialog dialog =
                new ShareDialog("", new Shareable(address, false, new Reply.Unknown()), shared -> "s/short");
        TextField link = (TextField) within(dialog, "share-link");
        assertThat(link.getValue()).isEmpty();
        assertThat(((Details) within(dialog, "share-short")).isOpened()).isTrue();
        ((Button) within(dialog, "share-shorten")).click();
        assertThat(link.getValue()).isEqualTo("s/short");
    }

    private static Component within(Component parent, String id) {
        return find(parent, id).orElseThrow();
    }

    private static Optional<Component> find(Component at, String id) {
        return at.getId().equals(Optional.of(id))
                ? Optional.of(at)
                : at.getChildren().flatMap(child -> find(child, id).stream()).findFirst();
    }

    @Test
    void anIllegalChangeIsToldWithWhatIsLegalAndChangesNothing() {
        var problems = view.change("training.learning_rate", "-1");
        Fields.explain(field("learning-rate"), problems);
        HasValidation shown = field("learning-rate");
        assertThat(shown.isInvalid()).isTrue();
        assertThat(shown.getErrorMessage()).isEqualTo("training.learning_rate: -1 is not between 1e-9 and 10000.");
        assertThat(view.change("training.optimizer", "\"adam\"")).isEmpty();
    }

    @Test
    void batchNormWithOneExampleIsRefusedInASentence() {
        view.change("subject.layers[0].normalization", "\"batch_norm\"");
        List<String> said = view.change("training.batch", "{\"id\":\"mini_batch\",\"size\":1}").stream()
                .map(Words::problem)
                .toList();
        assertThat(said).singleElement().asString().contains("the mean of one example is the example itself");
    }

    @Test
    void aNinthPageOfOneOwnerIsToldSoAndStartsOnceThereIsRoom() {
        List<PlaygroundView> pages = new ArrayList<>(List.of(view));
        for (int i = 2; i <= 9; i++) {
            view = new PlaygroundView(
                    spring.getBean(Runs.class),
                    spring.getBean(ShortLinks.class),
                    spring.getBean(MyExperiments.class),
                    threads,
                    new FrameLines(),
                    spring.getBean(Jobs.class));
            pages.add(view);
            UI.getCurrent().add(view);
            boolean fits = i <= 8;
            await(
                    "page " + i,
                    () -> fits == attribute("update", "data-value").isPresent()
                            && fits == attribute("notice", "hidden").isPresent());
        }
        assertThat(at("notice").getElement().getTextRecursively()).contains("You already have 8 runs");
        UI.getCurrent().remove(pages.getFirst());
        // The run of that page is left a moment later: until then there is no room, and somebody tries again.
        await("its own run", () -> {
            click("step");
            return value("update") >= 1;
        });
    }

    @Test
    void aNewRandomStartGivesOtherNumbersAndResetTheSame() {
        String first = attribute("fingerprint", "data-value").orElseThrow();
        click("new-seed");
        await("other numbers", () -> !attribute("fingerprint", "data-value").equals(Optional.of(first)));
        String second = attribute("fingerprint", "data-value").orElseThrow();
        click("step");
        await("an update", () -> value("update") == 1);
        click("reset");
        await("the start", () -> value("update") == 0);
        assertThat(attribute("fingerprint", "data-value")).hasValue(second);
    }

    @Test
    void onAFullServerAPageShowsItsPlaceAndStartsByItselfWithWhatWasAskedMeanwhile() {
        Runs real = spring.getBean(Runs.class);
        view = new PlaygroundView(
                new CrowdedRuns(real, 3, Cards.first()),
                spring.getBean(ShortLinks.class),
                spring.getBean(MyExperiments.class),
                threads,
                new FrameLines(),
                spring.getBean(Jobs.class));
        UI.getCurrent().add(view);
        await("a place", () -> attribute("status", "data-status").equals(Optional.of("queued")));
        assertThat(at("notice").getElement().getTextRecursively()).contains("number 3 in the queue");
        click("step");
        await("moving up", () -> at("notice").getElement().getTextRecursively().contains("number 2 in the queue"));
        await("its turn", () -> value("update") == 1);
        assertThat(attribute("notice", "hidden")).isPresent();
    }

    @Test
    void whatIsAskedOfARunThatLeftAndFindsNoRoomIsDoneWhenItIsBack() {
        CrowdedRuns crowded = new CrowdedRuns(spring.getBean(Runs.class), 3, Cards.first());
        view = new PlaygroundView(
                crowded,
                spring.getBean(ShortLinks.class),
                spring.getBean(MyExperiments.class),
                threads,
                new FrameLines(),
                spring.getBean(Jobs.class));
        UI.getCurrent().add(view);
        await("a run", () -> attribute("update", "data-value").isPresent());
        crowded.fill(2);
        click("step");
        await("a place", () -> attribute("status", "data-status").equals(Optional.of("queued")));
        await("its turn", () -> value("update") == 1);
        assertThat(attribute("notice", "hidden")).isPresent();
    }

    /** Acts as the browser does: answers each frame, and lets the server's tasks run. */
    private void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).pollInSameThread().atMost(PATIENCE).until(() -> {
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            FrameClock clock = (FrameClock)
                    find(view, component -> component instanceof FrameClock).orElseThrow();
            long number = (long) clock.getElement().getProperty("number", 0.0);
            ComponentUtil.fireEvent(clock, new FrameClock.Painted(clock, true, number));
            return condition.call();
        });
    }

    /** Opens all that stands behind "More". */
    private void unfold() {
        unfold(view);
    }

    private static void unfold(Component root) {
        if (root instanceof More<?> more) {
            more.setOpened(true);
        }
        root.getChildren().toList().forEach(PlaygroundViewTest::unfold);
    }

    private void click(String id) {
        Press.on(at(id));
    }

    private TextField field(String id) {
        return (TextField) at(id);
    }

    @SuppressWarnings("unchecked")
    private Menu<String> menu(String id) {
        return (Menu<String>) at(id);
    }

    private double value(String id) {
        return Double.parseDouble(attribute(id, "data-value").orElse("NaN"));
    }

    private Optional<String> attribute(String id, String name) {
        return Optional.ofNullable(at(id).getElement().getAttribute(name));
    }

    private Component at(String id) {
        return find(view, component -> component.getId().equals(Optional.of(id)))
                .orElseThrow(() -> new AssertionError("No component " + id));
    }

    private static Optional<Component> find(Component root, Predicate<Component> wanted) {
        if (wanted.test(root)) {
            return Optional.of(root);
        }
        return root.getChildren().flatMap(child -> find(child, wanted).stream()).findFirst();
    }
}
