package downhill.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChromiumTest {

    private static final Path PLAYWRIGHTS = Path.of("/playwright/chrome");
    private static final Path DEBIANS = Path.of("/usr/bin/chromium");
    private static final Path GOOGLES = Path.of("/usr/bin/google-chrome");
    private static final Path NEW = Path.of("/new/chromium");

    @Test
    void prefersTheBrowserThatTheEnvironmentNames() {
        assertThat(find(Map.of("DOWNHILL_CHROMIUM", "/my/chrome"), Set.of(Path.of("/my/chrome"), PLAYWRIGHTS)))
                .isEqualTo(Path.of("/my/chrome"));
    }

    @Test
    void refusesANamedBrowserThatDoesNotExist() {
        assertThatThrownBy(() -> find(Map.of("DOWNHILL_CHROMIUM", "/my/chrome"), Set.of(PLAYWRIGHTS)))
                .hasMessage("DOWNHILL_CHROMIUM is /my/chrome, which is no executable file.");
    }

    @Test
    void triesPlaywrightsOwnThenDebiansThenGooglesBrowser() {
        assertThat(find(Map.of(), Set.of(PLAYWRIGHTS, DEBIANS, GOOGLES))).isEqualTo(PLAYWRIGHTS);
        assertThat(find(Map.of(), Set.of(DEBIANS, GOOGLES))).isEqualTo(DEBIANS);
        assertThat(find(Map.of(), Set.of(GOOGLES))).isEqualTo(GOOGLES);
    }

    @Test
    void installsOneWithTheFirstWayThatWorksOnlyWhenThereIsNone() {
        List<Supplier<Optional<Path>>> ways =
                List.of(Optional::empty, () -> Optional.of(NEW), () -> Optional.of(GOOGLES));
        assertThat(Chromium.find(Map.of(), PLAYWRIGHTS, path -> false, ways)).isEqualTo(NEW);
        assertThat(Chromium.find(Map.of(), PLAYWRIGHTS, DEBIANS::equals, ways)).isEqualTo(DEBIANS);
    }

    @Test
    void saysWhatToInstallAndWhichVariableToSet() {
        assertThatThrownBy(() -> find(Map.of(), Set.of()))
                .hasMessageContaining("apt-get install chromium")
                .hasMessageContaining("DOWNHILL_CHROMIUM");
    }

    private static Path find(Map<String, String> environment, Set<Path> executables) {
        return Chromium.find(environment, PLAYWRIGHTS, executables::contains, List.of());
    }
}
