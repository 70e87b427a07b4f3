package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Problem;
import downhill.train.Divergence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static final Set<String> KEYS =
            ResourceBundle.getBundle(Sentences.BUNDLE, Locale.ENGLISH).keySet();

    @Test
    void everySentenceIsThereAndNoneIsIdle() throws IOException {
        Set<String> used = new TreeSet<>();
        Stream.of(Outcome.Ending.values()).forEach(ending -> used.add("say.end." + ending.exitCode()));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/downhill/cli"))) {
            for (Path file : files.toList()) {
                Matcher key = Pattern.compile("\"(say\\.[a-z0-9_.]*[a-z0-9])\"").matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        assertThat(KEYS.stream().filter(key -> key.startsWith("say.")).collect(Collectors.toSet()))
                .isEqualTo(used);
    }

    @Test
    void aProblemSaysWhereItIsAndWhat() {
        assertThat(Sentences.problem(Problem.of("subject.layers[2].units", "out_of_range", 0.0, 1.0, 1024.0)))
                .isEqualTo("subject.layers[2].units: 0 is not between 1 and 1024.");
        assertThat(Sentences.problem(Problem.of("", "not_json", 1, 2)))
                .isEqualTo("This is not JSON: line 1, column 2.");
    }

    @Test
    void whereItBeganIsToldToo() {
        Divergence.Origin origin = new Divergence.Origin(2, "forward 3.linear", 1e300);
        assertThat(Sentences.diverged(new Divergence(7, Divergence.Cause.LOSS_NOT_FINITE, Double.NaN, origin)))
                .contains("It began in Layer 2: forward 3.linear; the largest number before it was 1E+300.");
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseOfDivergenceIsASentence(Divergence.Cause cause) {
        assertThat(Sentences.diverged(new Divergence(7, cause, Double.NaN, null)))
                .startsWith("Diverged at update 7: ");
    }

    @ParameterizedTest
    @CsvSource({"0.03, 0.03", "1000, 1000", "0, 0", "1e-9, 1E-9", "1e15, 1E+15", "NaN, NaN", "-Infinity, -Infinity"})
    void aNumberIsWrittenWithAllItsDigitsAndNoMore(double value, String text) {
        assertThat(Sentences.exact(value)).isEqualTo(text);
    }
}
