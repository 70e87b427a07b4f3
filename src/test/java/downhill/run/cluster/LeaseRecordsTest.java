package downhill.run.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.support.Databases;
import downhill.support.Databases.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on H2 in a file and on a real PostgreSQL. */
class LeaseRecordsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final String name = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource
    void oneAtATimeHoldsALease(Databases kind) {
        LeaseRecords leases = new LeaseRecords(kind.shared());
        assertThat(leases.take(name, "a", LONG)).hasValue(1);
        assertThat(leases.take(name, "b", LONG)).isEmpty();
        assertThat(leases.take(name, "a", LONG)).hasValue(2);
        assertThat(leases.give(name, "a", 2)).isTrue();
        assertThat(leases.take(name, "b", LONG)).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotRenewedInTimeGoesToWhoeverAsks(Databases kind) {
        LeaseRecords leases = new LeaseRecords(kind.shared());
        assertThat(leases.take(name, "a", OVER)).hasValue(1);
        assertThat(leases.renew(name, "a", 1, LONG)).isTrue();
        assertThat(leases.take(name, "b", LONG)).isEmpty();
        assertThat(leases.renew(name, "a", 1, OVER)).isTrue();
        assertThat(leases.take(name, "b", LONG)).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverLostALeaseCanNeitherRenewItNorGiveItBack(Databases kind) {
        LeaseRecords leases = new LeaseRecords(kind.shared());
        leases.take(name, "a", OVER);
        OptionalLong now = leases.take(name, "b", LONG);
        assertThat(leases.renew(name, "a", 1, LONG)).isFalse();
        assertThat(leases.give(name, "a", 1)).isFalse();
        assertThat(leases.renew(name, "b", 1, LONG)).isFalse();
        assertThat(leases.renew(name, "b", now.getAsLong(), LONG)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void ofManyWhoAskAtOnceOneGetsIt(Databases kind) throws Exception {
        LeaseRecords leases = new LeaseRecords(kind.shared());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var asking = IntStream.range(0, 8)
                    .mapToObj(owner -> (Callable<OptionalLong>) () -> leases.take(name, "owner " + owner, LONG))
                    .toList();
            int got = 0;
            for (var each : threads.invokeAll(asking)) {
                got += each.get().isPresent() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyServersThatBeginAtOnceOneIsTheFirstAndTheOthersFindIt(Databases kind, @TempDir Path folder)
            throws Exception {
        try (Opened opened = kind.open(folder);
                var threads = Executors.newFixedThreadPool(4)) {
            MemberRecords members = new MemberRecords(opened.database());
            var entering = IntStream.range(0, 8)
                    .mapToObj(each -> (Callable<List<String>>) () -> members.enter("server " + each))
                    .toList();
            int first = 0;
            for (var each : threads.invokeAll(entering)) {
                first += each.get().isEmpty() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
            assertThat(members.enter("late")).hasSize(1);
            members.seen("late");
            assertThat(members.enter("later")).hasSize(2).contains("late");
            members.leave("late");
            assertThat(members.enter("later")).hasSize(1).doesNotContain("late");
        }
    }
}
