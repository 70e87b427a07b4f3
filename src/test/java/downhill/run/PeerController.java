package downhill.run;

import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Runs over plain HTTP, in a server that {@link PeersTest} has begun. */
@RestController
@Profile("peers")
@RequestMapping("/peer")
class PeerController {
    private static final Owner OWNER = new Owner("A".repeat(22));
    private static final Interest SHOWN =
            new Interest(Set.of(Measurement.SERIES, Measurement.METRICS, Measurement.FINGERPRINT), 10);

    private final ShardedRuns runs;
    private final LocalRuns local;
    private final ExecutorService writing = Executors.newCachedThreadPool();

    PeerController(ShardedRuns runs, LocalRuns local) {
        this.runs = runs;
        this.local = local;
    }

    @GetMapping("members")
    int members() {
        return runs.node().members();
    }

    @GetMapping("stale")
    long stale() {
        return runs.staleFrames();
    }

    @PostMapping("start")
    CompletionStage<String> start(@RequestParam double pace, @RequestBody String json) throws InvalidExperiment {
        return runs.start(OWNER, ExperimentCodec.read(json), new Pace(pace)).thenCompose(reply -> {
            RunId id = ((Reply.Done) reply).info().id();
            return runs.command(id, OWNER, new Command.Play()).thenApply(_ -> id.value());
        });
    }

    @GetMapping("{id}/here")
    boolean here(@PathVariable String id) {
        return local.holds(new RunId(id));
    }

    /** A line for each frame: incarnation, update, fingerprint. */
    @GetMapping("{id}/frames")
    ResponseBodyEmitter frames(@PathVariable String id) {
        ResponseBodyEmitter lines = new ResponseBodyEmitter(0L);
        CompletableFuture<Watch> watch = new CompletableFuture<>();
        watch.complete(runs.watch(new RunId(id), SHOWN, 4, new Sink() {
            @Override
            public void frame(Frame frame) {
                writing.execute(() -> {
                    try {
                        lines.send(frame.incarnation() + " " + frame.look().measuredAt(Measurement.FINGERPRINT) + " "
                                + frame.fingerprint()
                                + "\n");
                        watch.join().acknowledge(frame.number());
                    } catch (IOException | IllegalStateException e) {
                        watch.join().close();
                    }
                });
            }

            @Override
            public void gone() {
                lines.complete();
            }
        }));
        return lines;
    }
}
