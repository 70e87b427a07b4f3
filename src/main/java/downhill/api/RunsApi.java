package downhill.api;

import downhill.experiment.ExperimentCodec;
import downhill.run.Command;
import downhill.run.ExperimentLimits;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.share.ShortLinks;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** Runs are started, told something, and read; wherever they are, by their ids. */
final class RunsApi {
    private static final Interest STAND =
            new Interest(Set.of(Measurement.METRICS, Measurement.FINGERPRINT, Measurement.ANATOMY), Interest.MAX_RATE);
    private static final List<Endpoint.Query> WHOLE =
            List.of(new Endpoint.Query("experiment", "{\"type\":\"boolean\"}"));

    private final Runs runs;
    private final ShortLinks links;
    private final ExperimentLimits limits;
    private final Repeatable repeatable;
    private final Later later;

    RunsApi(Runs runs, ShortLinks links, ExperimentLimits limits, Repeatable repeatable, Later later) {
        this.runs = runs;
        this.links = links;
        this.limits = limits;
        this.repeatable = repeatable;
        this.later = later;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "startRun",
                                "/runs",
                                List.of(),
                                new Endpoint.Body("RunStart", ExperimentsApi.MOST, true),
                                List.of(
                                        Endpoint.Answer.of(HttpStatus.CREATED, "Run"),
                                        Endpoint.Answer.of(HttpStatus.ACCEPTED, "QueuedRun")),
                                this::start)
                        .orRefused(HttpStatus.NOT_FOUND, HttpStatus.CONFLICT),
                Endpoint.get("readRun", "/runs/{run}", WHOLE, Endpoint.Answer.ok("RunState"), this::read)
                        .orRefused(HttpStatus.NOT_FOUND),
                Endpoint.post(
                                "commandRun",
                                "/runs/{run}/commands",
                                List.of(),
                                new Endpoint.Body("Command", ExperimentsApi.MOST, false),
                                List.of(
                                        Endpoint.Answer.ok("Run"),
                                        Endpoint.Answer.of(HttpStatus.ACCEPTED, "QueuedRun")),
                                this::command)
                        .orRefused(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND),
                Endpoint.get(
                                "readRecording",
                                "/runs/{run}/recording",
                                List.of(),
                                Endpoint.Answer.ok("Recording"),
                                call -> ask(call, new Command.Recall()))
                        .orRefused(HttpStatus.NOT_FOUND),
                Endpoint.get(
                                "readWeights",
                                "/runs/{run}/weights",
                                List.of(),
                                Endpoint.Answer.ok("Weights"),
                                call -> ask(call, new Command.Weigh()))
                        .orRefused(HttpStatus.NOT_FOUND));
    }

    /** The id in a path. */
    static RunId id(Call call) throws Refusal {
        return RunId.parse(call.path("run")).orElseThrow(RunsApi::unknown);
    }

    static Refusal unknown() {
        return Refusal.of(HttpStatus.NOT_FOUND, "no_such_run");
    }

    private ServerResponse start(Call call) throws Refusal {
        return later.answer(call, repeatable.of(call, () -> begin(call)), made -> made.answer(call));
    }

    private CompletionStage<Repeatable.Made> begin(Call call) throws Refusal {
        RunStart start = RunStart.read(call, links, limits);
        CompletionStage<Reply> started = start.update().isPresent()
                ? runs.start(call.owner(), start.recording(), start.update().getAsLong(), start.pace())
                : runs.start(call.owner(), start.recording().experiment(), start.pace());
        return started.thenCompose(reply -> start.play() && reply instanceof Reply.Done(var info)
                        ? runs.command(info.id(), call.owner(), new Command.Play())
                        : CompletableFuture.completedStage(reply))
                .thenApply(reply -> made(call, reply));
    }

    private static Repeatable.Made made(Call call, Reply reply) {
        try {
            ObjectNode body = body(call, reply);
            HttpStatus status = reply instanceof Reply.Queued ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
            String location = call.address(Api.ROOT + "/runs/" + body.path("id").stringValue());
            return new Repeatable.Made(status.value(), location, body.toString());
        } catch (Refusal e) {
            throw new CompletionException(e);
        }
    }

    private ServerResponse command(Call call) throws Refusal {
        Command command = new CommandReader(limits).read(call);
        return later.answer(
                call,
                runs.command(id(call), call.owner(), command),
                reply -> Answers.json(status(reply), call.locale(), body(call, reply)));
    }

    private static HttpStatus status(Reply reply) {
        return reply instanceof Reply.Queued ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    private ServerResponse read(Call call) throws Refusal {
        RunId id = id(call);
        boolean whole = call.flag("experiment", false);
        return later.answer(
                call,
                runs.find(id)
                        .thenCompose(reply -> reply instanceof Reply.Done(var info)
                                ? FirstFrame.of(runs, id, STAND, later)
                                        .thenApply(frame -> new Found(reply, frame.map(seen -> {
                                            ObjectNode node = RunJson.stand(RunJson.info(call, info), seen);
                                            if (whole) {
                                                node.set("experiment", ExperimentCodec.tree(info.experiment()));
                                            }
                                            return node;
                                        })))
                                : CompletableFuture.completedStage(new Found(reply, Optional.empty()))),
                found -> state(call, found));
    }

    private static ServerResponse state(Call call, Found found) throws Refusal {
        ObjectNode body = body(call, found.reply());
        if (found.reply() instanceof Reply.Done && found.state().isEmpty()) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "no_answer").retryAfter(1);
        }
        return call.ok(found.state().orElse(body));
    }

    private ServerResponse ask(Call call, Command question) throws Refusal {
        return later.answer(call, runs.command(id(call), call.owner(), question), reply -> call.ok(body(call, reply)));
    }

    /**
     * Lets a run pass that there is.
     *
     * @throws Refusal where there is none
     */
    static void known(Reply reply) throws Refusal {
        if (reply instanceof Reply.Unknown) {
            throw unknown();
        }
    }

    private static ObjectNode body(Call call, Reply reply) throws Refusal {
        return switch (reply) {
            case Reply.Done(var info) -> RunJson.info(call, info);
            case Reply.Queued(var id, int place) -> RunJson.queued(call, id.value(), place);
            case Reply.Recalled recalled -> recalled(recalled);
            case Reply.Weighed weighed -> (ObjectNode) RunJson.value(weighed.json());
            case Reply.Refused(var problems) -> throw Refusal.of(problems);
            case Reply.Foreign _ -> throw Refusal.of(HttpStatus.FORBIDDEN, "run_of_another");
            case Reply.Unknown _ -> throw unknown();
            case Reply.Checked(var info, var check) -> {
                ObjectNode node = RunJson.info(call, info);
                node.set("check", WeightJson.of(check));
                yield node;
            }
        };
    }

    private static ObjectNode recalled(Reply.Recalled recalled) {
        ObjectNode node = Answers.object();
        node.put("id", recalled.info().id().value());
        node.put("update", recalled.update());
        node.put("fingerprint", recalled.fingerprint());
        node.set("experiment", ExperimentCodec.tree(recalled.recording().experiment()));
        node.set("journal", RunJson.journal(recalled.recording()));
        return node;
    }

    private record Found(Reply reply, Optional<ObjectNode> state) {}
}
