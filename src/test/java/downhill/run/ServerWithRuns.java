package downhill.run;

import downhill.Downhill;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The real server in a process of its own, for tests: it begins runs that train, each with an edit, and says so; or says, of
 * those that another one had begun, where they stand after they have trained on.
 */
final class ServerWithRuns {
    private static final long DEADLINE_SECONDS = 120;
    private static final long FAR = 6;
    private static final Interest ENOUGH = new Interest(Set.of(Measurement.FINGERPRINT), 5);

    private final Runs runs;
    private final Path list;

    private ServerWithRuns(Runs runs, Path list) {
        this.runs = runs;
        this.list = list;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long started = System.nanoTime();
        var spring = SpringApplication.run(
                Downhill.class,
                "--server.port=0",
                "--downhill.data=" + folder.resolve("data"),
                "--downhill.runs.checkpoint-every=1s",
                "--downhill.runs.pause-after=10m");
        ServerWithRuns server = new ServerWithRuns(spring.getBean(Runs.class), folder.resolve("runs"));
        if (arguments[1].equals("begin")) {
            server.begin(Integer.parseInt(arguments[2]));
            say("training");
        } else {
            server.goOn();
            say("back " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
            spring.close();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** As many as there are runs, of all cards in turn. */
    static List<Experiment> experiments(int count) {
        List<Experiment> all = new ArrayList<>();
        List<Card> cards = Cards.all();
        for (int i = 0; i < count; i++) {
            var variants = cards.get(i % cards.size()).all();
            Experiment experiment =
                    variants.get(i / cards.size() % variants.size()).experiment();
            // They must not end before they are looked at.
            all.add(experiment
                    .withSeed(i + 1)
                    .withTraining(experiment.training().withEpochs(0)));
        }
        return all;
    }

    private static <T> T answer(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private void begin(int count) throws Exception {
        List<String> lines = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        int number = 0;
        for (Experiment experiment : experiments(count)) {
            Owner owner = Owner.random();
            // Two train as fast as they can, with whatever the others leave; not for long, as all that they do is done
            // again.
            Pace pace = number >= count - 2 ? Pace.MAXIMUM : new Pace(5);
            RunId id = ((Reply.Done) answer(runs.start(owner, experiment, pace)))
                    .info()
                    .id();
            answer(runs.command(id, owner, new Command.Play()));
            lines.add(id + " " + owner.secret());
            seen.add(new Seen(runs, id));
            number++;
        }
        Files.write(list, lines);
        for (int i = 0; i < count; i++) {
            seen.get(i).after(FAR);
            String[] run = lines.get(i).split(" ", -1);
            String value = "1.0E-" + (4 + i % 3);
            Reply reply = answer(runs.command(
                    new RunId(run[0]), new Owner(run[1]), new Command.Change(new Edit.Change("training.l2", value))));
            if (!(reply instanceof Reply.Done) && !(reply instanceof Reply.Refused)) {
                throw new IllegalStateException("No answer to an edit: " + reply);
            }
            say("run " + run[0] + " " + (reply instanceof Reply.Done ? value : "-"));
        }
        for (Seen each : seen) {
            each.after(each.after(0) + FAR);
        }
    }

    private void goOn() throws Exception {
        for (String line : Files.readAllLines(list).reversed()) {
            String[] run = line.split(" ", -1);
            RunId id = new RunId(run[0]);
            Owner owner = new Owner(run[1]);
            if (answer(runs.find(id)) instanceof Reply.Done) {
                Seen seen = new Seen(runs, id);
                long first = seen.after(0);
                seen.after(first + 3);
                answer(runs.command(id, owner, new Command.Pause()));
                Frame end = seen.standing();
                say("run " + id + " " + end.progress().update() + " " + end.fingerprint());
            }
        }
    }

    /** A run as its watcher sees it. */
    private static final class Seen {
        private final Frames frames = new Frames(DEADLINE_SECONDS);
        private final Watch watch;
        private @Nullable Frame last;

        Seen(Runs runs, RunId id) {
            watch = runs.watch(id, ENOUGH, 2, frames);
        }

        /** Waits for an update, or for the end of the run. */
        long after(long update) throws InterruptedException {
            return until(frame -> frame.progress().update() >= update || frame.status() != Status.TRAINING)
                    .progress()
                    .update();
        }

        /** Waits until it trains no longer. */
        Frame standing() throws InterruptedException {
            return until(frame -> frame.status() != Status.TRAINING && frame.fingerprint() != null);
        }

        private Frame until(Predicate<Frame> wanted) throws InterruptedException {
            Frame frame = last != null && wanted.test(last) ? last : frames.until(watch, wanted);
            last = frame;
            return frame;
        }
    }
}
