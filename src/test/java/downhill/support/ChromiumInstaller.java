package downhill.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Installs a Chromium from a package registry; each way answers empty where it does not work. */
final class ChromiumInstaller {

    private static final String NPM_PACKAGE = "@sparticuz/chromium@153.0.0";

    private static final String UNPACK =
            "import('@sparticuz/chromium').then(async m => console.log(await m.default.executablePath()))";

    // The package brings the libraries and a font that a bare machine lacks.
    private static final String LAUNCHER = """
            #!/bin/sh
            export LD_LIBRARY_PATH='%1$s/al2023/lib'
            export FONTCONFIG_FILE='%1$s/fonts.conf'
            exec '%1$s/chromium' "$@"
            """;

    private static final String FONTS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>/usr/share/fonts</dir>
              <dir>%1$s/fonts</dir>
              <cachedir>%1$s/fonts-cache</cachedir>
            </fontconfig>
            """;

    private ChromiumInstaller() {}

    /** Debian's package, for which one must be root. */
    static Optional<Path> withApt() {
        Path apt = Path.of("/usr/bin/apt-get");
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(apt)) {
            return Optional.empty();
        }
        System.out.println("Installing Chromium for the browser tests with apt-get …");
        var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        Path here = Path.of(".");
        boolean installed = run(here, quiet, apt.toString(), "-qq", "update")
                && run(here, quiet, apt.toString(), "-qq", "install", "-y", "chromium");
        return Optional.of(Path.of("/usr/bin/chromium")).filter(path -> installed && Files.isExecutable(path));
    }

    /** The npm package, kept in the user's cache; Linux only. */
    static Optional<Path> withNpm() {
        return withNpm(Path.of(System.getProperty("user.home"), ".cache", "downhill", "chromium"));
    }

    /** The npm package in a folder of one's choice. */
    static Optional<Path> withNpm(Path folder) {
        Path launcher = folder.resolve("chromium.sh");
        if (Files.isExecutable(launcher)) {
            return Optional.of(launcher);
        }
        if (!"Linux".equals(System.getProperty("os.name"))) {
            return Optional.empty();
        }
        System.out.println("Installing Chromium for the browser tests with npm …");
        try {
            Files.createDirectories(folder);
            if (!run(folder, Map.of(), "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", NPM_PACKAGE)) {
                return Optional.empty();
            }
            Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
            // It unpacks into TMPDIR, and its libraries only if it believes to be in Amazon's cloud.
            var unpacking = Map.of("TMPDIR", unpacked.toString(), "AWS_LAMBDA_JS_RUNTIME", "nodejs22.x");
            if (!run(folder, unpacking, "node", "-e", UNPACK)) {
                return Optional.empty();
            }
            Files.writeString(unpacked.resolve("fonts.conf"), FONTS.formatted(unpacked));
            Files.writeString(launcher, LAUNCHER.formatted(unpacked));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Optional.of(launcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(Path folder, Map<String, String> environment, String... command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor(10, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false; // the program is not on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
