package downhill.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds a Chromium for the browser tests, and installs one if this machine has none. */
final class Chromium {

    static final String VARIABLE = "DOWNHILL_CHROMIUM";

    private static final List<String> INSTALLED = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private Chromium() {}

    /**
     * The browser to use.
     *
     * @param playwrightsOwn where Playwright would have put its own
     */
    static Path find(Path playwrightsOwn) {
        return find(
                System.getenv(),
                playwrightsOwn,
                Files::isExecutable,
                List.of(ChromiumInstaller::withApt, ChromiumInstaller::withNpm));
    }

    /** The same with everything it asks the machine handed in. */
    static Path find(
            Map<String, String> environment,
            Path playwrightsOwn,
            Predicate<Path> executable,
            List<Supplier<Optional<Path>>> installers) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isBlank()) {
            return Optional.of(Path.of(chosen))
                    .filter(executable)
                    .orElseThrow(() ->
                            new IllegalStateException(VARIABLE + " is " + chosen + ", which is no executable file."));
        }
        return candidates(playwrightsOwn)
                .filter(executable)
                .findFirst()
                .or(() -> installers.stream()
                        .flatMap(installer -> installer.get().stream())
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(instructions()));
    }

    private static Stream<Path> candidates(Path playwrightsOwn) {
        return Stream.concat(Stream.of(playwrightsOwn), INSTALLED.stream().map(Path::of));
    }

    private static String instructions() {
        return "The browser tests need Chromium or Chrome, found none and could not install one. Install it"
                + " (Debian: apt-get install chromium) or set " + VARIABLE + " to the path of its executable.";
    }
}
