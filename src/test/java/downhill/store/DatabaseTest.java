package downhill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.support.Databases;
import downhill.support.Databases.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    @TempDir
    Path folder;

    /** The scripts that bring the tables up to date, numbered from 1 on without a gap. */
    private static int scripts() {
        return Objects.requireNonNull(
                        Path.of("src/main/resources/db/migration").toFile().list())
                .length;
    }

    @ParameterizedTest
    @EnumSource
    void makesItsTablesAndFindsThemAndWhatIsInThemAtTheNextStart(Databases kind) {
        Sha256 name;
        try (Opened first = kind.open(folder)) {
            name = new Blobs(first.database()).put(new byte[] {1, 2, 3});
        }
        try (Opened second = kind.open(folder)) {
            assertThat(new Blobs(second.database()).get(name)).hasValue(new byte[] {1, 2, 3});
            assertThat(number(second, "select count(*) from flyway_schema_history where version is not null"))
                    .isEqualTo(scripts());
        }
    }

    @Test
    void severalServersThatBeginAtOnceOnAnEmptyPostgresqlAllBegin() throws Exception {
        DatabaseSettings same = Databases.POSTGRESQL.settings(folder);
        List<Callable<Integer>> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path own = folder.resolve("server" + i);
            starts.add(() -> {
                try (DataFolder opened = DataFolder.open(own);
                        Database database = Database.open(opened, same)) {
                    return new Secrets(database, Clock.systemUTC(), Duration.ofDays(90))
                            .keys("begin")
                            .size();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Integer> keys : threads.invokeAll(starts)) {
                assertThat(keys.get()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsChangesNothing(Databases kind) {
        Database database = kind.shared();
        Parts parts = new Parts(database, "content_part", "sha256");
        assertThatThrownBy(() -> database.change(() -> {
                    parts.add("half", new byte[] {1});
                    throw new IllegalStateException("the other half");
                }))
                .hasMessage("the other half");
        assertThat(parts.get("half")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheTablesOfANewerDownhill(Databases kind) {
        try (Opened opened = kind.open(folder)) {
            opened.database().jdbc().sql("""
                            insert into flyway_schema_history (installed_rank, version, description, type, script,
                                checksum, installed_by, installed_on, execution_time, success)
                            values (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', current_timestamp, 1, true)
                            """).update();
        }
        assertRefused(
                () -> kind.open(folder),
                "was written by a newer Downhill (its tables are version 999, this Downhill knows " + scripts() + ").",
                "Start the newer Downhill, or restore a backup from before it.");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesThatAreNotItsOwn(Databases kind) {
        try (Opened opened = kind.open(folder)) {
            opened.database()
                    .jdbc()
                    .sql("update flyway_schema_history set checksum = 1 where version = '1'")
                    .update();
        }
        assertRefused(() -> kind.open(folder), "are not those that Downhill made.", "Restore a backup");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheTablesOfSomethingElse(Databases kind) {
        try (Opened opened = kind.open(folder)) {
            opened.database().jdbc().sql("drop table flyway_schema_history").update();
        }
        assertRefused(() -> kind.open(folder), "holds the tables of something else.", "of its own");
    }

    @Test
    void refusesAnAddressThatIsNoPostgresql() throws IOException {
        assertRefused("jdbc:mysql://me:secret@host/x?password=secret", "jdbc:mysql://host/x is no PostgreSQL.");
    }

    @Test
    void refusesADatabaseThatCannotBeReached() throws IOException {
        assertRefused(
                "jdbc:postgresql://localhost:1/x?password=secret",
                "The database jdbc:postgresql://localhost:1/x cannot be reached: ");
    }

    @Test
    void refusesADatabaseThatDoesNotExist() throws IOException {
        assertRefused(Databases.address("nowhere") + "?user=postgres", "/nowhere does not exist: ");
    }

    @Test
    void refusesAUserWhomTheDatabaseRefuses() throws IOException {
        assertRefused(Databases.address("postgres") + "?user=nobody", "/postgres lets this user not in: ");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Files.writeString(folder.resolve("downhill.mv.db"), "H:2,no database at all".repeat(1000));
        assertRefused("", "downhill is damaged: ");
    }

    @Test
    void refusesAFolderWithASemicolonInsteadOfUsingAnother() {
        assertRefused(
                () -> Databases.H2.open(folder.resolve("a;b")), "H2 takes no semicolon in a path.", "DOWNHILL_DATA");
        assertThat(folder.resolve("a.mv.db")).doesNotExist();
    }

    @Test
    void theSettingsDoNotTellThePassword() {
        assertThat(Databases.at("jdbc:postgresql://host/x?password=secret"))
                .asString()
                .doesNotContain("secret");
    }

    private void assertRefused(String url, String sentence) throws IOException {
        try (DataFolder opened = DataFolder.open(folder)) {
            assertRefused(() -> Database.open(opened, Databases.at(url)), sentence, "");
        }
    }

    private static void assertRefused(ThrowingCallable start, String sentence, String action) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        UnusableDatabase.class,
                        e -> assertThat(e.action()).contains(action).isNotBlank())
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("secret");
    }

    private static int number(Opened opened, String sql) {
        return opened.database().jdbc().sql(sql).query(Integer.class).single();
    }
}
