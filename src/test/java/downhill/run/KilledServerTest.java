package downhill.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import downhill.train.Edit;
import downhill.train.Recording;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies while many runs train loses none of them, and no bit of any: one of each card, and nightly fifty. */
class KilledServerTest {

    @TempDir
    private Path folder;

    @Test
    void allRunsComeBackTrainOnAndHaveTheBitsOfUnbrokenOnes() throws Exception {
        killed(Cards.all().size());
    }

    @Test
    @Tag("nightly")
    void soDoFifty() throws Exception {
        killed(50);
    }

    private void killed(int count) throws Exception {
        Map<String, String> edits = new HashMap<>();
        Map<String, List<String>> ends = new HashMap<>();
        try (Served first = new Served(folder, "begin", Integer.toString(count))) {
            first.until("training", line -> edits.put(line[1], line[2]));
            first.kill();
        }
        assertThat(edits).hasSize(count);
        String seconds;
        try (Served second = new Served(folder, "again")) {
            seconds = second.until("back", line -> ends.put(line[1], List.of(line[2], line[3])));
        }
        int lost = 0;
        int wrong = 0;
        try (Opened opened = Databases.H2.open(folder.resolve("data"))) {
            RunRecords records = new RunRecords(opened.database());
            List<Experiment> cards = ServerWithRuns.experiments(count);
            for (String line : edits.keySet()) {
                List<String> end = ends.get(line);
                if (end == null) {
                    lost++;
                    continue;
                }
                Recording recording =
                        records.find(new RunId(line)).orElseThrow().recording();
                assertThat(cards).contains(recording.experiment());
                assertThat(recording.journal())
                        .extracting(Recording.Entry::edit)
                        .isEqualTo(acknowledged(edits.get(line)));
                String unbroken = recording.replay(Long.parseLong(end.get(0))).fingerprint();
                wrong += unbroken.equals(end.get(1)) ? 0 : 1;
            }
        }
        System.out.printf(
                "Of %d runs on a server that was killed: runs lost %d, wrong bits %d; all back after %s s%n",
                count, lost, wrong, seconds);
        assertThat(lost).isZero();
        assertThat(wrong).isZero();
    }

    // An edit that was refused says so.
    private static List<Edit> acknowledged(String value) {
        return value.equals("-") ? List.of() : List.of(new Edit.Change("training.l2", value));
    }

    /** A server in a process of its own. */
    private static final class Served implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;
        private final List<String> heard = new ArrayList<>();

        Served(Path folder, String... what) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules=jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerWithRuns.class.getName(),
                    folder.toString()));
            command.addAll(List.of(what));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            lines = process.inputReader(UTF_8);
        }

        /** What stands behind the word that ends it; each line about a run goes to the listener. */
        String until(String word, Consumer<String[]> run) throws Exception {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
                if (line.startsWith("run ")) {
                    run.accept(line.split(" ", -1));
                } else if (line.startsWith(word)) {
                    return line.substring(word.length()).strip();
                }
            }
            throw new IllegalStateException(String.join("\n", heard));
        }

        /** As kill -9 does. */
        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor()).isEqualTo(137);
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
