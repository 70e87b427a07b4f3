package downhill.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void createsTheFolderAndNotesItsVersion() throws IOException {
        Path path = temporary.resolve("a/b");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isAbsolute().isDirectory();
            assertThat(path.resolve("version")).hasContent("1\n");
        }
    }

    @Test
    void opensAgainAfterItWasClosed() throws IOException {
        DataFolder.open(temporary).close();
        DataFolder.open(temporary).close();
        assertThat(temporary.resolve("version")).hasContent("1\n");
    }

    @Test
    void refusesAFolderThatAnotherProcessHolds() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = holder.inputReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("held");
            assertRefused(temporary, "The data folder %s is in use by another Downhill.");
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        DataFolder.open(temporary).close(); // the lock died with its process
    }

    @Test
    void refusesAFolderThatThisProcessHolds() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertRefused(folder.path(), "The data folder %s is in use by another Downhill.");
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertRefused(file, "The data folder %s is a file.");
    }

    @Test
    void refusesAFolderThatCannotBeCreated() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertRefused(file.resolve("data"), "The data folder %s cannot be created.");
    }

    @Test
    void refusesAFolderInWhichNoFileCanBeWritten() throws IOException {
        Files.createDirectory(temporary.resolve("downhill.lock")); // holds for root too
        assertRefused(temporary, "The data folder %s cannot be written to by this user.");
    }

    @Test
    void refusesTheFolderOfANewerDownhillAndLetsGoOfIt() throws IOException {
        Files.writeString(temporary.resolve("version"), "2\n");
        assertRefused(
                temporary,
                "The data folder %s was written by a newer Downhill (its version is 2, this Downhill knows 1).");
        Files.writeString(temporary.resolve("version"), "1\n");
        DataFolder.open(temporary).close();
    }

    @Test
    void refusesAVersionThatIsNoNumber() throws IOException {
        Files.writeString(temporary.resolve("version"), "one");
        assertRefused(temporary, "The data folder %s has a file \"version\" that holds no number.");
    }

    private static void assertRefused(Path folder, String sentence) {
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOfSatisfying(
                        UnusableDataFolder.class, e -> assertThat(e.action()).contains("DOWNHILL_DATA"))
                .hasMessage(sentence.formatted(folder));
    }

    /** Holds the folder it is given until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (var _ = DataFolder.open(Path.of(arguments[0]))) {
                System.out.println("held");
                System.in.read();
            }
        }
    }
}
