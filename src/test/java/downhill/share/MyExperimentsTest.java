package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Owner;
import downhill.store.Blobs;
import downhill.store.Sha256;
import downhill.support.Databases;
import downhill.train.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** What somebody made and ran, on both databases; every test has owners of its own. */
class MyExperimentsTest {
    private static final Instant NOW = Instant.parse("2021-01-01T00:00:00Z");
    private static final KeepLimits LIMITS = limits(500, DataSize.ofMegabytes(20));

    private final Owner me = Owner.random();

    private static KeepLimits limits(int experiments, DataSize data) {
        return new KeepLimits(experiments, data, DataSize.ofMegabytes(30), Duration.ofDays(365));
    }

    private static MyExperiments mine(Databases kind, KeepLimits limits, Instant now) {
        return new MyExperiments(kind.shared(), new Blobs(kind.shared()), limits, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static MyExperiments mine(Databases kind) {
        return mine(kind, LIMITS, NOW);
    }

    private List<String> names(MyExperiments mine) {
        return mine.all(me).stream().map(Kept::name).toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatRanIsThereOnceWithHowItWentLast(Databases kind) throws InvalidExperiment {
        MyExperiments mine = mine(kind);
        mine.note(Stories.of(me, Stories.rings(1), "a/0", 3));
        mine.note(Stories.of(me, Stories.rings(1), "b/0", 30));
        Kept kept = mine.all(me).getFirst();
        assertThat(mine.all(me)).hasSize(1);
        assertThat(kept.progress().updates()).isEqualTo(30);
        assertThat(kept.progress().status()).isEqualTo(Status.PAUSED);
        assertThat(kept.progress().train()).isPositive();
        assertThat(kept.progress().curve().points()).hasSize(31);
        assertThat(kept.gist()).isEqualTo(Gist.of(Stories.rings(1)));
        assertThat(mine.experiment(me, kept.id())).contains(Stories.rings(1));
        assertThat(mine.path(me, kept.id())).contains("x/" + Links.encode(Stories.rings(1)));
    }

    @ParameterizedTest
    @EnumSource
    void nobodySeesOrChangesWhatBelongsToAnother(Databases kind) throws InvalidExperiment {
        MyExperiments mine = mine(kind);
        mine.keep(me, Stories.rings(1), "mine");
        Sha256 id = mine.all(me).getFirst().id();
        Owner other = Owner.random();
        assertThat(mine.all(other)).isEmpty();
        assertThat(mine.experiment(other, id)).isEmpty();
        String _ = mine.rename(other, id, "his");
        mine.remove(other, Set.of(id));
        assertThat(names(mine)).containsExactly("mine");
    }

    @ParameterizedTest
    @EnumSource
    void theLastRunComesFirstAndANameStays(Databases kind) throws InvalidExperiment {
        mine(kind).note(Stories.of(me, Stories.rings(1), "a/0", 1));
        mine(kind).keep(me, Stories.rings(1), "first");
        mine(kind, LIMITS, NOW.plusSeconds(1)).note(Stories.of(me, Stories.rings(2), "a/1", 1));
        assertThat(names(mine(kind))).containsExactly("", "first");
        mine(kind, LIMITS, NOW.plusSeconds(2)).note(Stories.of(me, Stories.rings(1), "a/2", 1));
        assertThat(names(mine(kind))).containsExactly("first", "");
    }

    @ParameterizedTest
    @EnumSource
    void aFurtherOneTakesThePlaceOfTheOldestWithoutAName(Databases kind) throws InvalidExperiment {
        KeepLimits three = limits(3, DataSize.ofMegabytes(1));
        mine(kind, three, NOW).keep(me, Stories.rings(0), "oldest");
        for (int i = 1; i <= 4; i++) {
            mine(kind, three, NOW.plusSeconds(i)).note(Stories.of(me, Stories.rings(i), "a/" + i, i));
        }
        assertThat(mine(kind).all(me))
                .extracting(kept -> kept.progress().updates())
                .containsExactly(4L, 3L, 0L);
    }

    @ParameterizedTest
    @EnumSource
    void fullOfNamesItSaysTheNumberAndKeepsNothingElse(Databases kind) throws InvalidExperiment {
        MyExperiments mine = mine(kind, limits(2, DataSize.ofMegabytes(1)), NOW);
        mine.keep(me, Stories.rings(1), "one");
        mine.keep(me, Stories.rings(2), "two");
        mine.note(Stories.of(me, Stories.rings(3), "a/0", 1));
        assertThat(mine.all(me)).hasSize(2);
        assertThatThrownBy(() -> mine.keep(me, Stories.rings(3), "three"))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("keep_full");
                            assertThat(problem.args()).containsExactly(2);
                        }));
        mine.keep(me, Stories.rings(2), "two again");
        assertThat(names(mine)).containsExactlyInAnyOrder("one", "two again");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDeletedComesBackWhenAskedForOrRunAnewButNotByTheRunThatWasKnown(Databases kind) {
        MyExperiments mine = mine(kind);
        mine.note(Stories.of(me, Stories.rings(1), "a/0", 1));
        Set<Sha256> ids = Set.of(mine.all(me).getFirst().id());
        mine.remove(me, ids);
        assertThat(mine.all(me)).isEmpty();
        mine.note(Stories.of(me, Stories.rings(1), "a/0", 2));
        assertThat(mine.all(me)).isEmpty();
        mine.restore(me, ids);
        assertThat(mine.all(me)).hasSize(1);
        mine.remove(me, ids);
        mine.note(Stories.of(me, Stories.rings(1), "a/1", 2));
        assertThat(mine.all(me)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void longDataAreKeptOnceAndGoWithTheLastExperimentThatHasThem(Databases kind) throws InvalidExperiment {
        MyExperiments mine = mine(kind);
        Experiment one = Stories.table('p');
        Experiment other = one.withSeed(2);
        mine.keep(me, one, "one");
        mine.keep(me, other, "other");
        Sha256 data = Canon.of(one).dataId().orElseThrow();
        assertThat(Canon.of(other).dataId()).contains(data);
        assertThat(new KeptRecords(kind.shared()).dataBytes(me.hash()))
                .isEqualTo(Canon.of(one).dataBytes());
        Sha256 id = Canon.of(other).id();
        assertThat(mine.path(me, id)).isEmpty();
        assertThat(mine.experiment(me, id)).contains(other);
        mine.remove(me, List.of(id, Canon.of(one).id()));
        mine(kind, LIMITS, NOW.plus(Duration.ofHours(23))).tidy();
        assertThat(mine.data(data)).isPresent();
        mine(kind, LIMITS, NOW.plus(Duration.ofHours(25))).tidy();
        assertThat(mine.data(data)).isEmpty();
        mine.keep(me, one, "again");
        assertThat(mine.experiment(me, Canon.of(one).id())).contains(one);
    }

    @ParameterizedTest
    @EnumSource
    void dataBeyondTheBoundMakeTheOldestWithoutANameGo(Databases kind) throws InvalidExperiment {
        int bytes = Canon.of(Stories.table('q')).dataBytes();
        KeepLimits two = limits(10, DataSize.ofBytes(2L * bytes));
        Experiment[] tables = {Stories.table('q'), Stories.table('r'), Stories.table('s')};
        for (int i = 0; i < tables.length; i++) {
            mine(kind, two, NOW.plusSeconds(i)).note(Stories.of(me, tables[i], "a/" + i, i + 1));
        }
        MyExperiments mine = mine(kind, two, NOW);
        assertThat(mine.all(me)).extracting(kept -> kept.progress().updates()).containsExactly(3L, 2L);
        mine.keep(me, tables[1], "r");
        mine.keep(me, tables[2], "s");
        assertThatThrownBy(() -> mine.keep(me, tables[0], "q"))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("keep_data_full"));
    }

    @ParameterizedTest
    @EnumSource
    void whatBelongsToWhomNobodySawForAYearIsForgotten(Databases kind) throws InvalidExperiment {
        Owner absent = Owner.random();
        Instant then = Instant.parse("2015-01-01T00:00:00Z");
        mine(kind, LIMITS, then).keep(absent, Stories.rings(1), "absent");
        mine(kind, LIMITS, then).keep(me, Stories.rings(1), "present");
        mine(kind, LIMITS, then.plus(Duration.ofDays(200))).note(Stories.of(me, Stories.rings(2), "a/0", 1));
        mine(kind, LIMITS, then.plus(Duration.ofDays(400))).tidy();
        assertThat(names(mine(kind))).containsExactly("", "present");
        assertThat(mine(kind).all(absent)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsPlainTextOfBoundedLength(Databases kind) throws InvalidExperiment {
        MyExperiments mine = mine(kind);
        mine.keep(me, Stories.rings(1), " two\nlines\u0000 ");
        assertThat(names(mine)).containsExactly("two lines");
        Sha256 id = mine.all(me).getFirst().id();
        assertThat(mine.rename(me, id, "Grüße 👀")).isEqualTo("Grüße 👀");
        for (String bad : List.of("n".repeat(101), "\uD83D")) {
            assertThatThrownBy(() -> mine.rename(me, id, bad)).isInstanceOf(InvalidExperiment.class);
        }
        assertThat(names(mine)).containsExactly("Grüße 👀");
    }
}
