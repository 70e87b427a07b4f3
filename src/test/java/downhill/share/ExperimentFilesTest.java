package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.store.Blobs;
import downhill.support.Databases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** All experiments as one file: what one browser gives out, another one takes in, on another installation too. */
class ExperimentFilesTest {
    private static final Instant NOW = Instant.parse("2021-01-01T00:00:00Z");
    private static final String RINGS = "{\"format\":1,\"data\":{\"dataset\":\"rings\"}}";

    private final Owner me = Owner.random();
    private final Owner other = Owner.random();
    private MyExperiments here;
    private MyExperiments there;

    @BeforeEach
    void open() throws InvalidExperiment {
        here = mine(Databases.H2, 5, 10_000);
        there = mine(Databases.POSTGRESQL, 4, 10_000_000);
        here.note(Stories.of(me, Stories.rings(1), "a/0", 7));
        here.keep(me, Stories.rings(2), "never ran");
        here.keep(me, Stories.rings(1), "seven updates");
    }

    private static MyExperiments mine(Databases kind, int experiments, int file) {
        var limits = new KeepLimits(experiments, DataSize.ofMegabytes(1), DataSize.ofBytes(file), Duration.ofDays(365));
        return new MyExperiments(kind.shared(), new Blobs(kind.shared()), limits, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String written(MyExperiments mine, Owner owner) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExperimentFiles(mine, Clock.systemUTC()).write(owner, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Imported read(MyExperiments mine, Owner owner, String text) throws IOException, InvalidExperiment {
        return new ExperimentFiles(mine, Clock.fixed(NOW, ZoneOffset.UTC))
                .read(owner, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String file(String entries) {
        return "{\"format\":\"downhill-experiments\",\"version\":1,\"entries\":[" + entries + "]}";
    }

    @Test
    void everythingArrivesElsewhereLongDataToo() throws Exception {
        MyExperiments roomy = mine(Databases.H2, 5, 10_000_000);
        roomy.note(Stories.of(me, Stories.table('x'), "a/1", 2));
        roomy.note(Stories.of(me, Stories.table('x').withSeed(5), "a/2", 2));
        Imported imported = read(there, other, written(roomy, me));
        assertThat(imported).isEqualTo(new Imported(4, 0, List.of(), 0));
        assertThat(written(there, other)).isEqualTo(written(roomy, me));
        for (Kept kept : there.all(other)) {
            assertThat(there.experiment(other, kept.id())).isEqualTo(roomy.experiment(me, kept.id()));
        }
    }

    @Test
    void whatIsThereIsNotDoubledAndWhatWasDeletedComesBack() throws Exception {
        String file = written(here, me);
        assertThat(read(here, me, file)).isEqualTo(new Imported(0, 2, List.of(), 0));
        here.remove(me, List.of(here.all(me).getFirst().id()));
        assertThat(read(here, me, file)).isEqualTo(new Imported(1, 1, List.of(), 0));
        assertThat(written(here, me)).isEqualTo(file);
    }

    @Test
    void everyProblemIsNamedWithItsEntryAndTheOthersAreTaken() throws Exception {
        Imported imported = read(
                here,
                other,
                file(String.join(
                        ",",
                        "{\"experiment\":{\"format\":1,\"training\":{\"learning_rate\":-1,\"optimizer\":\"magic\"}}}",
                        "{\"experiment\":" + RINGS + "}",
                        "7",
                        "{\"name\":7,\"made\":\"yesterday\",\"status\":\"asleep\",\"updates\":-1,\"train\":[],\"curve\":\"?\","
                                + "\"experiment\":" + RINGS + "}",
                        "{\"experiment\":" + RINGS + ",\"data\":\"abc\"}")));
        assertThat(imported.added()).isEqualTo(1);
        assertThat(imported.refused()).extracting(Imported.Refused::entry).containsExactly(1, 3, 4, 5);
        assertThat(told(imported, 0))
                .containsExactlyInAnyOrder("training.learning_rate out_of_range", "training.optimizer unknown_choice");
        assertThat(told(imported, 1)).containsExactly(" not_an_object");
        assertThat(told(imported, 2))
                .containsExactlyInAnyOrder(
                        "name not_a_text",
                        "made keep_not_a_time",
                        "status unknown_choice",
                        "updates not_a_whole_number",
                        "train not_a_number",
                        "curve keep_not_a_curve");
        assertThat(told(imported, 3)).containsExactly("data keep_data_missing");
    }

    private static List<String> told(Imported imported, int refused) {
        return imported.refused().get(refused).problems().stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }

    @Test
    void dataThatAreNotWhatTheirNameSaysAreRefused() throws Exception {
        MyExperiments roomy = mine(Databases.H2, 5, 10_000_000);
        roomy.note(Stories.of(me, Stories.table('x'), "a/1", 2));
        Imported imported = read(there, other, written(roomy, me).replace("999.", "998."));
        assertThat(imported.added()).isEqualTo(2);
        assertThat(told(imported, 0)).containsExactly("data keep_data_altered");
    }

    @Test
    void beyondTheRoomThatIsLeftEntriesAreRefusedAndNothingElseGivesWay() throws Exception {
        StringBuilder entries = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            entries.append(i > 1 ? "," : "")
                    .append("{\"experiment\":{\"format\":1,\"seed\":")
                    .append(1000 + i)
                    .append("}}");
        }
        Imported imported = read(here, me, file(entries.toString()));
        assertThat(imported.added()).isEqualTo(3);
        assertThat(told(imported, 0)).containsExactly(" keep_full");
        assertThat(here.all(me)).hasSize(5).extracting(Kept::name).contains("never ran", "seven updates");
    }

    @Test
    void whatIsNoSuchFileIsRefusedWhole() {
        refused("", "keep_no_such_file");
        refused("{\"format\":\"downhill-experiments\",", "keep_no_such_file");
        refused("[]", "keep_no_such_file");
        refused("{\"format\":\"other\",\"version\":1,\"entries\":[]}", "keep_no_such_file");
        refused("[".repeat(5_000), "keep_no_such_file");
        refused("{\"format\":\"downhill-experiments\",\"version\":2,\"entries\":[]}", "newer_format");
        refused(file("1,2,3,4,5,6"), "too_many");
        refused(" ".repeat(10_001), "keep_file_too_large");
    }

    private void refused(String text, String code) {
        assertThatThrownBy(() -> read(here, me, text))
                .as(text.length() > 100 ? text.substring(0, 100) : text)
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly(code));
    }
}
