package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyDownEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Owner;
import downhill.run.Runs;
import downhill.share.AccessTokens;
import downhill.share.ExperimentFiles;
import downhill.share.Imported;
import downhill.share.MyExperiments;
import downhill.store.Blobs;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import testpages.BlankPage;

/** The list's logic on a real server side, without a browser. */
class MineViewTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    /** One for all: every test has a session, and with it an owner, of its own. */
    private static final AnnotationConfigApplicationContext SPRING = new AnnotationConfigApplicationContext();

    private MyExperiments mine;
    private Owner me;
    private MineView view;

    @TempDir
    private static Path folder;

    private static Opened kept;

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
        mine = SPRING.getBean(MyExperiments.class);
        me = OwnerCookie.current(VaadinSession.getCurrent());
    }

    private void show() {
        view = new MineView(
                mine,
                SPRING.getBean(ExperimentFiles.class),
                SPRING.getBean(Runs.class),
                SPRING.getBean(AccessTokens.class));
        UI.getCurrent().add(view);
    }

    private void keep(int number, String name) throws InvalidExperiment {
        mine.keep(me, Cards.first().withSeed(number), name);
    }

    private void keepThree() throws InvalidExperiment {
        keep(1, "red apple");
        keep(2, "green apple");
        mine.keep(me, Cards.all().get(7).start().experiment(), "");
        show();
    }

    @Test
    void anEmptyListSaysWhatWillBeThere() {
        show();
        assertThat(text("mine-nothing")).contains("What you train here appears in this list by itself");
        assertThat(at("mine-search").isVisible()
                        && at("mine-search").getParent().orElseThrow().isVisible())
                .isFalse();
        assertThat(at("mine-export").isVisible()).isFalse();
    }

    @Test
    void aRowLeadsToItsExperimentAndSaysWhatItIs() throws InvalidExperiment {
        keepThree();
        Component row = row("red apple");
        Anchor link = (Anchor) find(row, Anchor.class::isInstance).orElseThrow();
        assertThat(link.getHref()).isEqualTo("x/" + Links.encode(Cards.first().withSeed(1)));
        assertThat(row.getElement().getTextRecursively())
                .contains("Rings · ")
                .contains("rate 0.03")
                .contains("never run");
        assertThat(titles()).contains("Ravine");
    }

    @Test
    void searchFindsEveryWordInNameAndChoices() throws InvalidExperiment {
        keepThree();
        search("APPLE  red");
        assertThat(titles()).containsExactly("red apple");
        search("ravine");
        assertThat(titles()).hasSize(1);
        search("pear");
        assertThat(titles()).isEmpty();
        assertThat(text("mine-nothing")).isEqualTo("Nothing matches “pear”.");
        search("");
        assertThat(titles()).hasSize(3);
    }

    @Test
    void aNameIsChangedInItsPlaceAndEscapeLeavesIt() throws InvalidExperiment {
        keepThree();
        TextField field = edit("red apple");
        field.setValue("yellow apple");
        press(field, Key.ESCAPE);
        assertThat(titles()).contains("red apple");
        field = edit("red apple");
        assertThat(field.getValue()).isEqualTo("red apple");
        field.setValue("yellow apple");
        press(field, Key.ENTER);
        assertThat(titles()).contains("yellow apple").doesNotContain("red apple");
        assertThat(mine.all(me)).extracting(each -> each.name()).contains("yellow apple");
    }

    @Test
    void anIllegalNameIsExplainedAndStaysToBeMended() throws InvalidExperiment {
        keepThree();
        TextField field = edit("red apple");
        field.setValue("a".repeat(101));
        press(field, Key.ENTER);
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).contains("this text has 101 characters; at most 100");
    }

    @Test
    void whatIsDeletedComesBackByUndo() throws InvalidExperiment {
        keepThree();
        button(row("red apple"), "dh-mine-delete").click();
        assertThat(titles()).hasSize(2).doesNotContain("red apple");
        assertThat(at("mine-notice").getElement().getTextRecursively()).contains("“red apple” is deleted.");
        ((Button) at("mine-undo")).click();
        assertThat(titles()).hasSize(3).contains("red apple");
        assertThat(at("mine-notice").getElement().hasAttribute("hidden")).isTrue();
    }

    @Test
    void severalAndAllCanBeMarkedAndDeleted() throws InvalidExperiment {
        keepThree();
        Button delete = (Button) at("mine-delete");
        assertThat(delete.isEnabled()).isFalse();
        search("apple");
        mark(at("mine-all"));
        assertThat(delete.getText()).isEqualTo("Delete 2");
        delete.click();
        search("");
        assertThat(titles()).hasSize(1);
        ((Button) at("mine-undo")).click();
        mark(find(row("red apple"), Checkbox.class::isInstance).orElseThrow());
        delete.click();
        assertThat(titles()).hasSize(2).doesNotContain("red apple");
    }

    @Test
    void ofALongListTheFirstAreShownAndMoreWhenAskedFor() throws InvalidExperiment {
        for (int i = 1; i <= 50; i++) {
            keep(i, "number " + i);
        }
        show();
        assertThat(titles()).hasSize(40);
        ((Button) at("mine-more")).click();
        assertThat(titles()).hasSize(50).doesNotHaveDuplicates();
        assertThat(at("mine-more").isVisible()).isFalse();
    }

    @Test
    void whatAFileBroughtIsToldWithItsProblems() throws InvalidExperiment {
        keepThree();
        view.done(new Imported(
                1,
                2,
                List.of(new Imported.Refused(
                        4, List.of(Problem.of("training.learning_rate", "out_of_range", -1, 0, 1)))),
                3));
        assertThat(at("mine-notice").getElement().getTextRecursively())
                .contains("1 experiment is new, 2 were here already.")
                .contains("Entry 4: training.learning_rate: -1 is not between 0 and 1.")
                .contains("3 more entries");
    }

    private void search(String words) {
        ((TextField) at("mine-search")).setValue(words);
    }

    private TextField edit(String title) {
        Component row = row(title);
        button(row, "dh-mine-rename").click();
        return (TextField) find(row, TextField.class::isInstance).orElseThrow();
    }

    private static void press(TextField field, Key key) {
        ComponentUtil.fireEvent(field, new KeyDownEvent(field, key.getKeys().getFirst()));
    }

    private static void mark(Component checkbox) {
        ((Checkbox) checkbox).setValue(true);
        // As a browser tells it.
        ComponentUtil.fireEvent(
                checkbox,
                new com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent<>(
                        (Checkbox) checkbox, (Checkbox) checkbox, false, true));
    }

    private Component row(String title) {
        return find(
                        view,
                        each -> each instanceof MineRow row
                                && GistText.title(row.kept()).equals(title))
                .orElseThrow(() -> new AssertionError("No row " + title));
    }

    private List<String> titles() {
        return all(view)
                .filter(MineRow.class::isInstance)
                .map(row -> GistText.title(((MineRow) row).kept()))
                .toList();
    }

    private static Button button(Component row, String name) {
        return (Button) find(row, each -> each instanceof Button button && button.hasClassName(name))
                .orElseThrow();
    }

    private String text(String id) {
        return at(id).getElement().getTextRecursively();
    }

    private Component at(String id) {
        return find(view, each -> each.getId().equals(Optional.of(id)))
                .orElseThrow(() -> new AssertionError("No component " + id));
    }

    private static Optional<Component> find(Component root, Predicate<Component> wanted) {
        return all(root).filter(wanted).findFirst();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(MineViewTest::all));
    }
}
