package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** No text of the API is missing, in either language. */
class ApiTextsTest {
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages.api",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaces() {
        ResourceBundle german = bundle(Locale.GERMAN);
        assertThat(german.keySet()).isEqualTo(ENGLISH.keySet());
        for (String key : ENGLISH.keySet()) {
            assertThat(places(german.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
            assertThat(german.getString(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void everyProblemHasASentenceAndEveryStatusATitle() throws IOException {
        Pattern code = Pattern.compile("Refusal\\s*\\.(?:of|at)\\([^;]*?,\\s*\"([a-z_0-9]+)\"");
        Pattern status = Pattern.compile("HttpStatus\\.([A-Z_]+)");
        Set<String> codes = new TreeSet<>();
        Set<String> statuses = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            code.matcher(source).results().forEach(found -> codes.add(found.group(1)));
            status.matcher(source)
                    .results()
                    .map(found -> HttpStatus.valueOf(found.group(1)))
                    .filter(HttpStatus::isError)
                    .forEach(each -> statuses.add("status." + each.value()));
        }
        assertThat(codes)
                .hasSizeGreaterThan(15)
                .allSatisfy(each -> assertThat(Texts.find(Locale.ENGLISH, "problem." + each))
                        .isPresent());
        assertThat(ENGLISH.keySet()).containsAll(statuses);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/downhill/api"))) {
            return files.toList();
        }
    }
}
