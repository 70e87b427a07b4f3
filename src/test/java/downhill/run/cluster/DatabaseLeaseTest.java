package downhill.run.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import downhill.support.Databases;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.TimeoutSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lease as Pekko uses it, on H2 in a file and on a real PostgreSQL. */
class DatabaseLeaseTest {
    private final String name = UUID.randomUUID().toString();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoOwnersGetsItUntilHeGivesItBack(Databases kind) throws Exception {
        DatabaseLease mine = lease(kind, "mine");
        DatabaseLease yours = lease(kind, "yours");
        assertThat(now(mine.acquire())).isTrue();
        assertThat(now(yours.acquire())).isFalse();
        assertThat(mine.checkLease()).isTrue();
        assertThat(yours.checkLease()).isFalse();
        assertThat(now(mine.release())).isTrue();
        assertThat(mine.checkLease()).isFalse();
        assertThat(now(yours.acquire())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itIsHeldForLongerThanItLastsSinceItIsRenewed(Databases kind) throws Exception {
        DatabaseLease mine = lease(kind, "mine");
        assertThat(now(mine.acquire())).isTrue();
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        var _ = thread.schedule(() -> later.complete(mine.checkLease()), 3000, TimeUnit.MILLISECONDS);
        assertThat(now(later)).isTrue();
        assertThat(now(lease(kind, "yours").acquire())).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverHoldsItHearsThatSomebodyElseHasIt(Databases kind) throws Exception {
        DatabaseLease mine = lease(kind, "mine");
        CompletableFuture<Optional<Throwable>> lost = new CompletableFuture<>();
        assertThat(now(mine.acquire(lost::complete))).isTrue();
        LeaseRecords records = new LeaseRecords(kind.shared());
        records.give(name, "mine", 1);
        assertThat(records.take(name, "yours", Duration.ofMinutes(1))).hasValue(2);
        assertThat(now(lost)).isEmpty();
        assertThat(mine.checkLease()).isFalse();
    }

    private DatabaseLease lease(Databases kind, String owner) {
        TimeoutSettings times =
                new TimeoutSettings(seconds(1), seconds(2), seconds(20)).withHeartbeatInterval(Duration.ofMillis(200));
        LeaseSettings settings = new LeaseSettings(name, owner, times, ConfigFactory.empty());
        return new DatabaseLease(settings, new NodeServices(new LeaseRecords(kind.shared()), thread));
    }

    private static scala.concurrent.duration.FiniteDuration seconds(int number) {
        return scala.concurrent.duration.FiniteDuration.apply(number, TimeUnit.SECONDS);
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
