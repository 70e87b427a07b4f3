package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.choice.Problem;
import downhill.data.Csv;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.store.Blobs;
import downhill.store.Sha256;
import downhill.support.Databases;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.GradientCheck;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.WeightAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes from node to node comes as it was, and is short. */
class WireTest {
    private static final Owner OWNER = Owner.random();
    private static final WeightAddress WEIGHT = new WeightAddress("0.weight", 1, 2);
    private static final String LONG_TABLE = "a,b\n" + "1.5,2\n".repeat(5000);

    private static ActorSystem<Void> system;
    private static ActorRef<ToWatcher> watcher;
    private static ActorRef<Answer> asker;
    private static WireCodec codec;

    private final Blobs blobs = new Blobs(Databases.H2.shared());
    private final Parcels parcels = new Parcels(blobs, Runnable::run);

    @BeforeAll
    static void begin() {
        system = ActorSystem.create(Behaviors.empty(), "wire");
        watcher = system.systemActorOf(Behaviors.ignore(), "watcher", Props.empty());
        asker = system.systemActorOf(Behaviors.ignore(), "asker", Props.empty());
        codec = new WireCodec(ActorRefResolver.get(system));
    }

    @AfterAll
    static void end() {
        system.terminate();
    }

    @Test
    void everyMessageComesAsItWas() throws Exception {
        Packed packed = new Packed(new byte[] {1, 2, 3}, List.of(Sha256.of("x")));
        Interest some = new Interest(Set.of(Measurement.SERIES, Measurement.OUTPUT), 7);
        List<Wire> messages = new ArrayList<>(List.of(
                new ToRun.Start(OWNER, packed, new Pace(2.5), asker),
                new ToRun.Find(asker),
                new ToRun.Tell(OWNER, packed, asker),
                new ToRun.Subscribe(watcher, some, 3, 1L << 40, 17),
                new ToRun.Fork(OWNER, RunId.random(), packed, asker),
                new ToRun.Rewind(watcher, 1L << 41),
                new ToWatcher.Replaying(3, 1L << 42, 0.25),
                new ToRun.Acknowledge(watcher, 5, 6),
                new ToRun.Again(watcher),
                new ToRun.Want(watcher, Interest.ALL),
                new ToRun.Unsubscribe(watcher),
                new ToWatcher.Gone(9),
                new Answer.Sent(packed)));
        frames().forEach(frame -> messages.add(new ToWatcher.Delivery(4, frame)));
        for (Wire message : messages) {
            Wire read = codec.read(codec.write(message));
            assertThat(read)
                    .usingRecursiveComparison()
                    .withComparatorForType(Double::compare, Double.class)
                    .withEqualsForType(Owner::equals, Owner.class) // the secret stays where it is
                    .isEqualTo(message);
        }
        assertThat(names(messages)).containsAll(leaves(Wire.class));
    }

    @Test
    void everyCommandIsUnpackedAsItWas() throws Exception {
        List<Command> commands = List.of(
                new Command.Play(),
                new Command.Pause(),
                new Command.OneUpdate(),
                new Command.OneEpoch(),
                new Command.Reset(),
                new Command.Restart(table(LONG_TABLE)),
                new Command.SetPace(Pace.MAXIMUM),
                new Command.Follow(WEIGHT),
                new Command.Unfollow(),
                new Command.Check(),
                new Command.Recall(),
                new Command.Weigh(),
                new Command.Change(new Edit.Change("training.learning_rate", "0.5")),
                new Command.Change(new SetWeight(WEIGHT, -1.0 / 3)),
                new Command.Change(new Edit.Change("data.dataset", "\"" + "é".repeat(9000) + "\"")));
        for (Command command : commands) {
            assertThat(there(Command.class, command)).isEqualTo(command);
        }
        assertThat(names(commands)).containsAll(leaves(Command.class));
        assertThat(names(edits(commands))).containsAll(leaves(Edit.class));
    }

    @Test
    void everyReplyIsUnpackedAsItWas() throws Exception {
        RunId id = RunId.random();
        RunInfo info = new RunInfo(id, OWNER, table(LONG_TABLE), new Pace(3), Status.PAUSED, 2);
        var check = new GradientCheck(3, WEIGHT, 0.1, Double.NaN, 1e-5, 0.3, Double.POSITIVE_INFINITY, 1e-300, true);
        var entry = new Recording.Entry(3, new Edit.Change("training.learning_rate", "0.5"));
        List<Reply> replies = List.of(
                new Reply.Done(info),
                new Reply.Checked(info, check),
                new Reply.Recalled(info, new Recording(table(LONG_TABLE), List.of(entry)), 7, "0123456789abcdef"),
                new Reply.Weighed(info, "{\"parameters\": " + "é".repeat(9000) + "}"),
                new Reply.Refused(List.of(Problem.of("a.b", "out_of_range", 1, 2.5, "three"))),
                new Reply.Queued(id, 4),
                new Reply.Unknown(),
                new Reply.Foreign());
        for (Reply reply : replies) {
            assertThat(there(Reply.class, reply)).isEqualTo(reply);
        }
        assertThat(names(replies)).containsAll(leaves(Reply.class));
    }

    @Test
    void everyCardIsUnpackedAsItWas() throws Exception {
        for (Card card : Cards.all()) {
            for (Card.Variant variant : card.all()) {
                assertThat(there(Experiment.class, variant.experiment())).isEqualTo(variant.experiment());
            }
        }
    }

    @Test
    void aTableIsKeptOnceAndOnlyItsNameIsSent() throws Exception {
        Packed first = now(parcels.pack(Experiment.class, table(LONG_TABLE)));
        Packed second = now(parcels.pack(Experiment.class, table(LONG_TABLE).withSeed(99)));
        assertThat(first.bytes().length).isLessThan(4096);
        assertThat(second.texts()).isEqualTo(first.texts()).hasSize(1);
        assertThat(blobs.has(first.texts().getFirst())).isTrue();
    }

    @Test
    void whatIsTooLongIsNotSent() {
        Wire tooLong = new Answer.Sent(new Packed(new byte[Wire.MAX + 1], List.of()));
        assertThatThrownBy(() -> codec.write(tooLong)).hasMessageContaining("too long");
    }

    @Test
    void aFrameOfTheLargestExperimentIsThinnedUntilItFits() throws Exception {
        Frame largest = LargestFrame.of(frames().getFirst());
        Frame thin = Thinning.fit(largest);
        byte[] bytes = codec.write(new ToWatcher.Delivery(1, thin));
        assertThat(bytes.length).isBetween(Wire.MAX / 4, Wire.MAX);
        assertThat(thin.series().rows()).isNotEmpty();
        assertThat(thin.look().gradients()).hasSameSizeAs(largest.look().gradients());
        assertThat(thin.look().layers()).isEqualTo(largest.look().layers());
        assertThat(thin.look().weights()).isEqualTo(largest.look().weights());
    }

    @Test
    void theWholeSeriesOfTheLargestExperimentComesPieceByPiece() throws Exception {
        Frame largest = LargestFrame.of(frames().getFirst());
        int rows = largest.series().rows().size();
        int sent = 0;
        while (sent < rows) {
            Frame thin = Thinning.fit(LargestFrame.from(largest, sent));
            assertThat(codec.write(new ToWatcher.Delivery(1, thin)).length).isLessThanOrEqualTo(Wire.MAX);
            assertThat(thin.series().from()).isEqualTo(sent);
            sent = thin.series().end().rows();
        }
        assertThat(sent).isEqualTo(rows);
    }

    @Test
    void whatFitsIsNotThinned() throws Exception {
        for (Frame frame : frames()) {
            assertThat(Thinning.fit(frame)).isSameAs(frame);
        }
    }

    /** Frames with all there is to see, of runs on every kind of data. */
    private static List<Frame> frames() throws Exception {
        LocalRuns runs = TestLimits.runs(TestLimits.patient());
        List<Frame> frames = new ArrayList<>();
        try {
            for (String id : List.of("p0", "p1", "p7", "p11")) {
                Guest guest = new Guest(runs);
                Experiment experiment = Cards.find(id).orElseThrow().start().experiment();
                var visit = guest.visit(experiment);
                visit.tell(new Command.Follow(WEIGHT));
                visit.tell(new Command.OneUpdate());
                frames.add(visit.until(frame -> frame.progress().update() == 1));
            }
        } finally {
            runs.close();
        }
        return frames;
    }

    private <T> T there(Class<T> type, T content) throws Exception {
        return now(parcels.unpack(type, now(parcels.pack(type, content))));
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Experiment table(String text) {
        return Cards.first().withDataset(new Csv(text));
    }

    private static Set<String> names(List<?> values) {
        Set<String> names = new HashSet<>();
        values.forEach(value -> names.add(value.getClass().getSimpleName()));
        return names;
    }

    private static List<Edit> edits(List<Command> commands) {
        return commands.stream()
                .filter(Command.Change.class::isInstance)
                .map(command -> ((Command.Change) command).edit())
                .toList();
    }

    private static Set<String> leaves(Class<?> type) {
        Set<String> leaves = new HashSet<>();
        if (!type.isSealed()) {
            return Set.of(type.getSimpleName());
        }
        for (Class<?> each : type.getPermittedSubclasses()) {
            leaves.addAll(leaves(each));
        }
        return leaves;
    }
}
