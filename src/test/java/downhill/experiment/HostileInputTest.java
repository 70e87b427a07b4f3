package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Problem;
import downhill.math.Stream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in from outside, the answer is an experiment or a list of problems. */
class HostileInputTest {
    private static final String DEFAULTS = "{\"format\":1}";
    /** What a link means that tells no engine. */
    private static final String OF_ENGINE_0 = "{\"format\":1,\"engine\":0}";

    private static List<Problem> problems(ThrowingCallable reading) {
        InvalidExperiment invalid = catchThrowableOfType(InvalidExperiment.class, reading);
        assertThat(invalid).isNotNull();
        assertThat(invalid.problems()).isNotEmpty();
        return invalid.problems();
    }

    private static List<Problem> read(String json) {
        return problems(() -> ExperimentCodec.read(json));
    }

    private static String link(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] buffer = new byte[text.length + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(buffer, length));
    }

    /** An InvalidExperiment, or nothing thrown at all. */
    private static void survives(ThrowingCallable reading) {
        try {
            reading.call();
        } catch (InvalidExperiment e) {
            assertThat(e.problems()).isNotEmpty();
        } catch (Throwable e) {
            throw new AssertionError("Neither an experiment nor a list of problems", e);
        }
    }

    @Test
    void everyTruncationOfALinkIsDamaged() {
        String link = Links.encode(Cards.find("p10").orElseThrow().start().experiment());
        for (int length = 0; length < link.length(); length++) {
            String part = link.substring(0, length);
            assertThat(problems(() -> Links.decode(part)))
                    .singleElement()
                    .extracting(Problem::code)
                    .isEqualTo("damaged_link");
        }
    }

    @Test
    void aLinkWithOneWrongCharacterNeverBreaksTheReader() {
        String link = Links.encode(Cards.first());
        for (int i = 0; i < link.length(); i++) {
            for (char wrong : new char[] {'A', '_', '?', 'z', 'é'}) {
                String damaged = link.substring(0, i) + wrong + link.substring(i + 1);
                survives(() -> Links.decode(damaged));
            }
        }
    }

    @Test
    void aLinkToAnIllegalExperimentTellsWhatIsIllegal() {
        assertThat(problems(() -> Links.decode(link("{\"format\":1,\"seed\":-1}"))))
                .containsExactlyElementsOf(read("{\"format\":1,\"seed\":-1}"));
        assertThat(problems(() -> Links.decode(link("no json"))))
                .extracting(Problem::code)
                .containsExactly("not_json");
    }

    @Test
    void aLinkThatUnfoldsToMoreThanATextMayBeIsDamaged() {
        for (int length : new int[] {200_000, 2_000_000}) {
            String bomb = link(" ".repeat(length) + DEFAULTS);
            assertThat(bomb.length()).isLessThan(Links.MAX_LENGTH);
            assertThat(problems(() -> Links.decode(bomb)))
                    .extracting(Problem::code)
                    .containsExactly("damaged_link");
        }
    }

    @Test
    void aSoundLinkThatIsTooLongIsDamagedBeforeItIsUnfolded() throws InvalidExperiment {
        // At least two bits a character: so much random blank space cannot be folded into an allowed length.
        Stream stream = Stream.of(12, Stream.Purpose.NOISE);
        StringBuilder blank = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            blank.append(" \t\r\n".charAt(stream.below(4)));
        }
        String json = blank + DEFAULTS;
        assertThat(ExperimentCodec.read(json)).isEqualTo(ExperimentCodec.read(DEFAULTS));
        String link = link(json);
        assertThat(link.length()).isGreaterThan(Links.MAX_LENGTH);
        assertThat(problems(() -> Links.decode(link))).containsExactly(Problem.of("", "damaged_link"));
        String shorter = link(blank.substring(32_000) + DEFAULTS);
        assertThat(shorter.length()).isBetween(Links.MAX_LENGTH * 9 / 10, Links.MAX_LENGTH);
        assertThat(Links.decode(shorter)).isEqualTo(ExperimentCodec.read(OF_ENGINE_0));
    }

    @Test
    void aLinkAsLongAsAllowedIsReadAndALongerOneIsNot() throws InvalidExperiment {
        String spaced = link(" ".repeat(50_000) + DEFAULTS);
        assertThat(Links.decode(spaced)).isEqualTo(ExperimentCodec.read(OF_ENGINE_0));
        assertThat(problems(() -> Links.decode("A".repeat(Links.MAX_LENGTH + 1))))
                .extracting(Problem::code)
                .containsExactly("damaged_link");
    }

    @Test
    void randomTextsNeverBreakTheReaders() {
        Stream stream = Stream.of(11, Stream.Purpose.NOISE);
        String json = ExperimentCodec.write(Cards.first());
        String alphabet = "{}[]\":,.-+0123456789eE \\truefalsn\u0000é";
        for (int i = 0; i < 2000; i++) {
            int at = stream.below(json.length());
            char other = alphabet.charAt(stream.below(alphabet.length()));
            int skip = stream.below(3);
            String mutated = json.substring(0, at) + other + json.substring(Math.min(json.length(), at + skip));
            survives(() -> ExperimentCodec.read(mutated));
            survives(() -> Links.decode(link(mutated)));
        }
    }

    @Test
    void deepNestingIsToldAndDoesNotOverflowTheStack() {
        for (int depth : new int[] {10, 400, 1000, 49_000}) {
            String lists = "[".repeat(depth) + "]".repeat(depth);
            for (String field : List.of("seed", "training", "subject", "nowhere")) {
                assertThat(read("{\"format\":1,\"" + field + "\":" + lists + "}"))
                        .isNotEmpty();
            }
            survives(() -> ExperimentCodec.with(Cards.first(), "subject.layers", lists));
        }
        String objects = "{\"a\":".repeat(15_000) + "1" + "}".repeat(15_000);
        assertThat(read(objects)).extracting(Problem::code).containsExactly("not_json");
        assertThat(read("[".repeat(90_000))).extracting(Problem::code).containsExactly("not_json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e-400",
                "9007199254740993",
                "99999999999999999999999999",
                "1e2147483647",
                "1e99999999999",
                "123456789012345678901234567890.5",
                "-0.0",
                "null",
                "{}",
                "\"1\"",
                "true"
            })
    void strangeNumbersAreNumbersOrProblems(String number) {
        for (String field : List.of("seed", "training.learning_rate", "data.train", "format", "data.dataset.noise")) {
            survives(() -> ExperimentCodec.with(Cards.first(), field, number));
        }
    }

    @Test
    void numbersOfManyDigitsAreToldAsProblems() {
        for (int digits : new int[] {309, 400, 999, 1001, 50_000}) {
            String many = "9".repeat(digits);
            assertThat(read("{\"format\":1,\"seed\":" + many + "}")).hasSize(1);
            assertThat(read("{\"format\":1,\"training\":{\"learning_rate\":" + many + "}}"))
                    .hasSize(1);
            assertThat(read("{\"format\":" + many + "}")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "a.b.c",
                "subject.layers[0]",
                "subject.layers[-1].units",
                "subject.layers[x].units",
                "subject.layers[99999999999999999999].units",
                "subject.layers[].units",
                "subject..units",
                ".seed",
                "seed.",
                "/seed",
                "~.seed",
                "~2.seed",
                "subject/layers/0.units ",
                "training.learning_rate.x",
                "training.treatment[0].max_norm"
            })
    void aPathThatLeadsNowhereIsTold(String path) {
        assertThat(problems(() -> ExperimentCodec.with(Cards.first(), path, "1")))
                .singleElement()
                .isEqualTo(Problem.of(path, "no_such_path"));
    }

    @Test
    void aZeroWithASignIsAnOrdinaryZero() throws InvalidExperiment {
        Experiment experiment =
                ExperimentCodec.read("{\"format\":1,\"data\":{\"dataset\":{\"id\":\"xor\",\"noise\":-0.0}}}");
        assertThat(ExperimentCodec.read(ExperimentCodec.writeCompact(experiment)))
                .isEqualTo(experiment);
        assertThat(Links.decode(Links.encode(experiment))).isEqualTo(experiment);
    }
}
