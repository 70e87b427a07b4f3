package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.support.Databases;
import downhill.train.Frame;
import downhill.train.Interest;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunMetersTest {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1) / Interest.MAX_RATE;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LocalRuns runs = TestLimits.runs(TestLimits.patient(), registry);
    private final Owner owner = Owner.random();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void updatesFramesAndTheirLatencyAreCountedAndWhatAPageWasNotReadyForIsSkipped() throws Exception {
        Reply.Done started = (Reply.Done) runs.start(owner, Cards.first(), new Pace(1000))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        RunId id = started.info().id();
        Watch watch = runs.watch(id, Interest.ALL, 1, sink());
        Frame first = next();
        runs.command(id, owner, new Command.Play()).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(gauge("downhill.runs", "training")).isEqualTo(1);

        long made = System.nanoTime();
        while (System.nanoTime() - made < 4 * PERIOD) {
            Thread.onSpinWait();
        }
        watch.acknowledge(first.number());
        Frame second = next();

        assertThat(registry.get("downhill.frame.latency").timer().count()).isEqualTo(1);
        assertThat(registry.get("downhill.frame.latency").timer().totalTime(TimeUnit.NANOSECONDS))
                .isGreaterThan((double) (4 * PERIOD));
        assertThat(registry.get("downhill.frames.skipped").counter().count()).isGreaterThanOrEqualTo(2);
        assertThat(registry.get("downhill.frames").functionCounter().count()).isEqualTo(2);
        assertThat(registry.get("downhill.updates").functionCounter().count())
                .isGreaterThanOrEqualTo((double) second.progress().update());
    }

    @Test
    void whatIsWrittenOfARunIsTimed() throws Exception {
        Guest me = new Guest(runs);
        RunId id = me.start(Cards.first());
        me.tell(id, new Command.OneUpdate());
        Timer checkpoints = registry.get("downhill.checkpoints").timer();
        Server.await(() -> checkpoints.count() > 0);
        assertThat(checkpoints.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }

    @Test
    void theMembersOfTheClusterAreCounted() {
        SimpleMeterRegistry numbers = new SimpleMeterRegistry();
        try (Server server = new Server(Databases.H2.shared(), numbers)) {
            server.awaitMembers(1);
            assertThat(numbers.get("downhill.members").gauge().value()).isEqualTo(1);
        }
        assertThat(numbers.get("downhill.members").gauge().value()).isZero();
    }

    private double gauge(String name, String status) {
        return registry.get(name).tag("status", status).gauge().value();
    }

    private Frame next() throws InterruptedException {
        Frame frame = frames.poll(30, TimeUnit.SECONDS);
        assertThat(frame).isNotNull();
        return frame;
    }

    private Sink sink() {
        return new Sink() {
            @Override
            public void frame(Frame frame) {
                frames.add(frame);
            }

            @Override
            public void gone() {}
        };
    }
}
