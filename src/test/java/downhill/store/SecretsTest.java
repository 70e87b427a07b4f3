package downhill.store;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.store.Signer.Verified;
import downhill.support.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretsTest {
    private static final Duration DAYS_90 = Duration.ofDays(90);

    private final String name = UUID.randomUUID().toString();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void whatWasSignedIsVerifiedByEveryProcessOfTheDatabase(Databases kind) {
        String signed = signer(kind).sign("me");
        assertThat(signed).matches("me\\.1\\.[A-Za-z0-9_-]{43}");
        assertThat(signer(kind).verify(signed)).hasValue(new Verified("me", true));
    }

    @ParameterizedTest
    @EnumSource
    void processesThatBeginAtOnceAgreeOnOneKey(Databases kind) throws Exception {
        Callable<String> start = () -> signer(kind).sign("me");
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<String>> signed = threads.invokeAll(List.of(start, start, start, start, start, start));
            String first = signed.getFirst().get();
            for (Future<String> each : signed) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(secrets(kind).keys(name)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseIsVerified(Databases kind) {
        Signer signer = signer(kind);
        String signed = signer.sign("me");
        String mac = signed.substring(signed.lastIndexOf('.') + 1);
        String other = secrets(kind).signer(name + "2").sign("me");
        for (String forged : List.of(
                "",
                "me",
                "me.1." + "A".repeat(43),
                "me.1.",
                "you.1." + mac,
                "me.2." + mac,
                "me.0." + mac,
                "me.999999999." + mac,
                "me.9999999999." + mac,
                other,
                signed + "A")) {
            assertThat(signer.verify(forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOldKeyIsFollowedByANewOneAndStillVerifies(Databases kind) {
        Signer signer = signer(kind);
        String old = signer.sign("me");
        now = now.plus(DAYS_90).plusSeconds(1);
        assertThat(signer.sign("me")).startsWith("me.2.").isEqualTo(signer(kind).sign("me"));
        assertThat(signer.verify(old)).hasValue(new Verified("me", false));
    }

    @ParameterizedTest
    @EnumSource
    void aProcessLearnsOfTheNewKeyOfAnotherBeforeItWouldReadAgain(Databases kind) {
        Signer one = signer(kind);
        Secrets hasty = new Secrets(kind.shared(), clock, Duration.ofDays(1));
        now = now.plus(Duration.ofDays(2));
        one.sign("me"); // has just read its keys
        String signed = hasty.signer(name).sign("me");
        assertThat(signed).startsWith("me.2.");
        assertThat(one.verify(signed)).as("within the pause").isEmpty();
        now = now.plus(Signer.PAUSE).plusMillis(1);
        assertThat(one.verify(signed)).hasValue(new Verified("me", true));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatHasBeenOutOfUseForLongIsRemoved(Databases kind) {
        String first = signer(kind).sign("me");
        now = now.plus(DAYS_90).plusSeconds(1);
        String second = signer(kind).sign("me");
        now = now.plus(Secrets.KEPT).plusSeconds(1);
        Signer signer = signer(kind);
        assertThat(signer.verify(first)).isEmpty();
        assertThat(signer.verify(second)).hasValue(new Verified("me", false));
        assertThat(secrets(kind).keys(name)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyDoesNotShowInTexts(Databases kind) {
        assertThat(secrets(kind).keys(name)).hasToString("[key 1]");
        assertThat(secrets(kind).keys(name).getFirst().bytes()).hasSize(32);
    }

    private Signer signer(Databases kind) {
        return secrets(kind).signer(name);
    }

    private Secrets secrets(Databases kind) {
        return new Secrets(kind.shared(), clock, DAYS_90);
    }
}
