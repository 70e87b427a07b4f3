package downhill.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.run.RunRecord.Checkpoint;
import downhill.run.RunRecord.TakenOver;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import downhill.train.Recording;
import downhill.train.Status;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies while it writes to H2 has lost nothing that it was told is written. */
class KilledDatabaseTest {
    private static final int WRITTEN = 300;
    private static final int BYTES = 20_000;

    @Test
    void everyRunThatWasAcknowledgedIsThereWithItsCheckpoint(@TempDir Path folder) throws Exception {
        List<String> acknowledged = acknowledged(folder);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITTEN);
        try (Opened opened = Databases.H2.open(folder)) {
            RunRecords records = new RunRecords(opened.database());
            for (String id : acknowledged) {
                TakenOver taken = records.takeOver(new RunId(id)).orElseThrow();
                assertThat(taken.checkpoint().bytes()).isEqualTo(state(id));
            }
            // At most what each thread was about to hear of.
            assertThat(records.count()).isBetween(acknowledged.size(), acknowledged.size() + 2);
        }
    }

    private static List<String> acknowledged(Path folder) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = writer.inputReader(UTF_8)) {
            List<String> acknowledged =
                    lines.lines().filter(line -> line.startsWith("kept ")).toList();
            assertThat(writer.waitFor()).as("the process was killed").isEqualTo(Writer.KILLED);
            return acknowledged.stream().map(line -> line.substring(5)).toList();
        } finally {
            writer.destroyForcibly();
        }
    }

    private static byte[] state(String id) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) id.hashCode());
        return bytes;
    }

    /** Writes runs from two threads and says which are kept, until it is killed in the middle. */
    static final class Writer {
        static final int KILLED = 9;

        private Writer() {}

        public static void main(String[] arguments) {
            PrintStream out = System.out;
            AtomicInteger written = new AtomicInteger();
            Opened opened = Databases.H2.open(Path.of(arguments[0]));
            RunRecords records = new RunRecords(opened.database());
            Runnable writing = () -> {
                while (true) {
                    String id = write(records);
                    out.println("kept " + id);
                    out.flush();
                    if (written.incrementAndGet() == WRITTEN) {
                        Runtime.getRuntime().halt(KILLED); // while the other thread is anywhere
                    }
                }
            };
            Thread.ofPlatform().start(writing);
            writing.run();
        }

        private static String write(RunRecords records) {
            RunId id = RunId.random();
            RunState state = new RunState(Pace.MAXIMUM, Status.TRAINING, 0, null, 1, RunState.NO_GOAL, Instant.now());
            records.create(id, Owner.random(), new Recording(Cards.first(), List.of()), state);
            records.save(id, RunRecords.FIRST_EPOCH, state, new Checkpoint(1, Instant.now(), state(id.value())));
            return id.value();
        }
    }
}
