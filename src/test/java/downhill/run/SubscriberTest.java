package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.train.Frame;
import downhill.train.History.Position;
import downhill.train.Interest;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Status;
import downhill.train.Trainer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page's end of a watch, with a run that says what it is asked. */
class SubscriberTest {
    private final Queue<ToRun> asked = new ConcurrentLinkedQueue<>();
    private final Frames frames = new Frames();
    private final ActorSystem<ToRun> run = ActorSystem.create(
            Behaviors.receive(ToRun.class)
                    .onAnyMessage(message -> {
                        asked.add(message);
                        return Behaviors.same();
                    })
                    .build(),
            "run");
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicInteger renewals = new AtomicInteger();
    private final ActorSystem<ToWatcher> subscriber =
            ActorSystem.create(Subscriber.of(run, Interest.ALL, 2, frames, () -> {}, this::isLeaving), "page");
    private final Trainer trainer = new Trainer(Cards.first());
    private final Probe probe = new Probe(trainer);

    private boolean isLeaving() {
        renewals.incrementAndGet();
        return leaving.get();
    }

    @AfterEach
    void stop() {
        subscriber.terminate();
        run.terminate();
    }

    private Frame frame(long number, Position has) {
        trainer.step(Needs.NOTHING);
        Frame frame = probe.frame(number, 0, Status.TRAINING, Interest.ALL, has);
        subscriber.tell(new ToWatcher.Delivery(1, frame));
        return frame;
    }

    @Test
    void whereAFrameWasLostAllIsAskedForAnewAndNobodySeesTheGap() throws Exception {
        Frame first = frame(1, Position.NOTHING);
        Position lost = new Position(0, first.series().end().rows() + 1);
        trainer.step(Needs.NOTHING);
        frame(3, lost);
        await().atMost(Duration.ofSeconds(20)).until(() -> asked.stream().anyMatch(ToRun.Again.class::isInstance));
        frame(4, Position.NOTHING);
        assertThat(frames.next().number()).isEqualTo(1);
        assertThat(frames.next().number()).isEqualTo(4);
    }

    @Test
    void framesInTheirOrderAreShownAndNothingIsAskedForAnew() throws Exception {
        Position has = Position.NOTHING;
        for (int number = 1; number <= 4; number++) {
            has = frame(number, has).series().end();
            assertThat(frames.next().number()).isEqualTo(number);
        }
        assertThat(asked).noneMatch(ToRun.Again.class::isInstance);
    }

    @Test
    void whoeverLeavesAsksForTheRunsThatHeHandsOverNoMore() {
        await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() == 1);
        leaving.set(true);
        int before = renewals.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> renewals.get() > before);
        subscriber.tell(new ToWatcher.Again());
        await().atMost(Duration.ofSeconds(20)).until(() -> asked.stream().anyMatch(ToRun.Again.class::isInstance));
        assertThat(asked).filteredOn(ToRun.Subscribe.class::isInstance).hasSize(1);
    }
}
