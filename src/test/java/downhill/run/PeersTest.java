package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import downhill.support.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Three servers on one PostgreSQL behind an HAProxy, all real, and what may happen to them. */
class PeersTest {
    private static final int RUNS = 9;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path haproxy = Path.of("");

    @BeforeEach
    void findBalancer() {
        Optional<Path> program = Balancer.program();
        assumeTrue(program.isPresent(), "skipped: there is no haproxy here; apt-get install haproxy");
        haproxy = program.get();
    }

    @Test
    void noRunIsLostAndNoBitIsWrongWhenAServerIsKilledAndAnotherFreezes() throws Exception {
        String database = Databases.POSTGRESQL.settings(folder).url();
        try (PeerGroup group = PeerGroup.begin(folder, database, haproxy, RUNS)) {
            try (Peer killed = group.lose()) {
                killed.signal("KILL");
            }
            double afterKill = group.goOn();
            try (Peer frozen = group.lose()) {
                frozen.signal("STOP");
                double afterFreeze = group.goOn();
                frozen.signal("CONT");
                assertThat(frozen.exitCode())
                        .as("a server that was shut out ends")
                        .isEqualTo(75);
                group.goOn();
                group.report("all went on %.1f s after one was killed, %.1f s after one froze"
                        .formatted(afterKill, afterFreeze));
            }
        }
    }

    @Test
    @Tag("nightly")
    void noRunIsLostAndNoBitIsWrongWhenAServerLeavesAndOneJoins() throws Exception {
        String database = Databases.POSTGRESQL.settings(folder).url();
        try (PeerGroup group = PeerGroup.begin(folder, database, haproxy, RUNS)) {
            Peer leaving = group.lose();
            leaving.signal("TERM");
            double afterLeave = group.goOn();
            assertThat(leaving.exitCode())
                    .as("ended by a signal, in good order")
                    .isEqualTo(143);
            group.begin(leaving.name(), leaving.port());
            group.awaitMembers();
            double afterJoin = group.goOn();
            group.visit(3);
            group.goOn();
            group.report("all went on %.1f s after one was told to leave, %.1f s after one had joined"
                    .formatted(afterLeave, afterJoin));
        }
    }

    @Test
    @Tag("nightly")
    void runsTrainOnWhileTheDatabaseRestartsAndAreKeptAfterwards() throws Exception {
        Path data = folder.resolve("postgresql");
        int port = Peer.freePort();
        EmbeddedPostgres database = database(data, port);
        try (PeerGroup group = PeerGroup.begin(folder, database.getJdbcUrl("postgres", "postgres"), haproxy, RUNS)) {
            database.close();
            double without = group.goOn();
            database = database(data, port);
            double after = group.goOn();
            group.visit(3);
            try (Peer killed = group.lose()) {
                killed.signal("KILL");
            }
            group.goOn();
            group.report("%.1f s without the database, %.1f s with it again, for %d updates"
                    .formatted(without, after, PeerGroup.FAR));
        } finally {
            database.close();
        }
    }

    private static EmbeddedPostgres database(Path data, int port) throws java.io.IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
