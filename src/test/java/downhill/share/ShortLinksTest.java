package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.data.Placed;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.store.Blobs;
import downhill.store.Sha256;
import downhill.support.Databases;
import downhill.train.Edit;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class ShortLinksTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ShareLimits LIMITS = new ShareLimits(DataSize.ofKilobytes(256), 1_000_000, 200, Duration.ZERO);

    private static ShortLinks links(Databases kind, ShareLimits limits, Instant now) {
        return new ShortLinks(kind.shared(), new Blobs(kind.shared()), limits, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Shared titled(String title) {
        return new Shared(new Recording(Cards.first(), List.of()), Optional.empty(), title, "");
    }

    /** A run with an edit, at a moment. */
    private static Shared moment() throws InvalidExperiment {
        Trainer trainer = new Trainer(Cards.first());
        for (int i = 0; i < 12; i++) {
            if (i == 5) {
                trainer.apply(new Edit.Change("training.learning_rate", "0.5"));
            }
            trainer.step(Needs.NOTHING);
        }
        trainer.apply(new SetWeight(new WeightAddress("2.weight", 1, 3), 0.75));
        return new Shared(
                trainer.recording(),
                Optional.of(new Moment(trainer.update(), trainer.fingerprint())),
                "Grüße",
                "Look at update 12 \uD83D\uDC40");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasGivenAwayComesBackAndReplaysToTheSameNumbers(Databases kind) throws InvalidExperiment {
        ShortLinks links = links(kind, LIMITS, NOW);
        Shared shared = moment();
        ShortId id = links.put(Owner.random(), shared);
        Shared found = links.find(id).orElseThrow();
        assertThat(found).isEqualTo(shared);
        Moment moment = found.moment().orElseThrow();
        assertThat(found.recording().replay(moment.update()).fingerprint()).isEqualTo(moment.fingerprint());
    }

    @ParameterizedTest
    @EnumSource
    void theSameContentHasTheSameIdWhoeverGivesItAway(Databases kind) throws InvalidExperiment {
        ShortLinks links = links(kind, LIMITS, NOW);
        ShortId one = links.put(Owner.random(), titled("same"));
        assertThat(links.put(Owner.random(), titled("same"))).isEqualTo(one);
        assertThat(links.put(Owner.random(), titled("other"))).isNotEqualTo(one);
    }

    @Test
    void anIdIsTheFirst96BitsOfTheSha256() {
        Sha256 content = Sha256.of("abc"); // ba7816bf 8f01cfea 414140de ...
        assertThat(ShortId.of(content)).hasToString("ungWv48Bz-pBQUDe");
        assertThat(ShortId.parse("../../etc/passwd")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownLinkLeadsNowhere(Databases kind) throws InvalidExperiment {
        assertThat(links(kind, LIMITS, NOW).find(ShortId.of(Sha256.of("never"))))
                .isEmpty();
    }

    @Test
    void placedPointsTravelAlong() throws InvalidExperiment {
        Experiment placed = ExperimentCodec.read("""
                {"format":1,"data":{"dataset":{"id":"placed","values":[0.5,1,0,-1,0.25,1]},"train":1,"test":1}}
                """);
        ShortLinks links = links(Databases.H2, LIMITS, NOW);
        Shared shared = new Shared(new Recording(placed, List.of()), Optional.empty(), "", "");
        Experiment found = links.find(links.put(Owner.random(), shared))
                .orElseThrow()
                .recording()
                .experiment();
        assertThat(found.data().dataset())
                .isInstanceOf(Placed.class)
                .isEqualTo(placed.data().dataset());
    }

    /** A table of so many bytes of two columns, or a few more; its numbers are long, for the rows are limited too. */
    private static Experiment table(int bytes) throws InvalidExperiment {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int row = 0; text.length() < bytes; row++) {
            text.append(row).append(',').append(row % 97 / 7.0).append('\n');
        }
        String csv = ExperimentCodec.quote(text.toString());
        return ExperimentCodec.read("{\"format\":1,\"data\":{\"dataset\":{\"id\":\"csv\",\"text\":" + csv
                + "},\"train\":100,\"test\":50}," + "\"training\":{\"loss\":\"mse\"}}");
    }

    @ParameterizedTest
    @EnumSource
    void aTableOfAlmostAQuarterOfAMegabyteTravelsAlongAndALargerOneIsRefusedWithTheNumbers(Databases kind)
            throws InvalidExperiment {
        ShortLinks links = links(kind, LIMITS, NOW);
        Experiment small = table(200_000);
        Shared shared = new Shared(new Recording(small, List.of()), Optional.empty(), "", "");
        Experiment found = links.find(links.put(Owner.random(), shared))
                .orElseThrow()
                .recording()
                .experiment();
        assertThat(found).isEqualTo(small);
        assertThat(new Trainer(found).fingerprint()).isEqualTo(new Trainer(small).fingerprint());
        Shared large = new Shared(new Recording(table(260_000), List.of()), Optional.empty(), "", "");
        assertThatThrownBy(() -> links.put(Owner.random(), large))
                .isInstanceOfSatisfying(InvalidExperiment.class, e -> {
                    assertThat(e.problems().getFirst().code()).isEqualTo("link_too_large");
                    assertThat(e.problems().getFirst().args().getLast()).isEqualTo(256L * 1024);
                });
    }

    @Test
    void theBytesOfAFormNeverChange() throws InvalidExperiment {
        String json = new String(SharedCodec.write(titled("a")), StandardCharsets.UTF_8);
        assertThat(json).startsWith("{\"form\":1,\"experiment\":{\"format\":1").endsWith(",\"title\":\"a\"}");
    }

    @Test
    void whatIsTooLongIsRefusedWithTheNumbers() {
        ShortLinks small =
                links(Databases.H2, new ShareLimits(DataSize.ofBytes(20), 1_000_000, 200, Duration.ZERO), NOW);
        assertThatThrownBy(() -> small.put(Owner.random(), titled("t".repeat(101))))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.path() + " " + problem.code())
                                .containsExactly("title text_too_long", " link_too_large"));
    }

    @Test
    void halfACharacterIsRefused() {
        ShortLinks links = links(Databases.H2, LIMITS, NOW);
        assertThatThrownBy(() -> links.put(Owner.random(), titled("\uD83D")))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("not_unicode"));
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerMakesSoManyADay(Databases kind) throws InvalidExperiment {
        ShareLimits two = new ShareLimits(DataSize.ofKilobytes(256), 1_000_000, 2, Duration.ZERO);
        ShortLinks links = links(kind, two, NOW);
        Owner owner = Owner.random();
        links.put(owner, titled("1 " + owner.hash()));
        links.put(owner, titled("2 " + owner.hash()));
        assertThatThrownBy(() -> links.put(owner, titled("3 " + owner.hash()))).isInstanceOf(InvalidExperiment.class);
        ShortLinks tomorrow = links(kind, two, NOW.plus(Duration.ofHours(25)));
        assertThat(tomorrow.put(owner, titled("3 " + owner.hash()))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorMayLetLinksGoThatNobodyOpens(Databases kind) throws InvalidExperiment {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        ShortId left = links(kind, LIMITS, then).put(Owner.random(), titled("left alone"));
        ShortId opened = links(kind, LIMITS, then).put(Owner.random(), titled("opened later"));
        assertThat(links(kind, LIMITS, then.plus(Duration.ofDays(90))).find(opened))
                .isPresent();
        ShareLimits month = new ShareLimits(DataSize.ofKilobytes(256), 1_000_000, 200, Duration.ofDays(30));
        assertThat(links(kind, month, then.plus(Duration.ofDays(100))).tidy()).isEqualTo(1);
        assertThat(links(kind, LIMITS, then).find(left)).isEmpty();
        assertThat(links(kind, LIMITS, then).find(opened)).isPresent();
    }
}
