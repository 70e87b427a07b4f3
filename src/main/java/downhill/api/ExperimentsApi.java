package downhill.api;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.ExperimentLimits;
import downhill.share.Shared;
import downhill.share.ShortId;
import downhill.share.ShortLinks;
import downhill.train.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Experiments are validated, kept under short links, and read, by the same codecs as links and files. */
final class ExperimentsApi {
    /** Bytes of an experiment with a table of its own. */
    static final int MOST = ExperimentCodec.MAX_LENGTH;

    private static final List<Endpoint.Query> FORM = List.of(new Endpoint.Query("defaults", "{\"type\":\"boolean\"}"));
    private static final List<Endpoint.Query> WORDS = List.of(
            new Endpoint.Query("title", "{\"type\":\"string\",\"maxLength\":%d}".formatted(Shared.TITLE)),
            new Endpoint.Query("note", "{\"type\":\"string\",\"maxLength\":%d}".formatted(Shared.NOTE)));

    private final ShortLinks links;
    private final ExperimentLimits limits;
    private final Repeatable repeatable;
    private final Later later;

    ExperimentsApi(ShortLinks links, ExperimentLimits limits, Repeatable repeatable, Later later) {
        this.links = links;
        this.limits = limits;
        this.repeatable = repeatable;
        this.later = later;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                        "validateExperiment",
                        "/experiments/validate",
                        List.of(),
                        new Endpoint.Body("Experiment", MOST, false),
                        List.of(Endpoint.Answer.ok("Validation")),
                        this::validate),
                Endpoint.post(
                                "createExperiment",
                                "/experiments",
                                WORDS,
                                new Endpoint.Body("Experiment", MOST, true),
                                List.of(Endpoint.Answer.of(HttpStatus.CREATED, "Kept")),
                                this::create)
                        .orRefused(HttpStatus.CONFLICT),
                Endpoint.get(
                                "readExperiment",
                                "/experiments/{id}",
                                FORM,
                                Endpoint.Answer.ok("SharedExperiment"),
                                this::read)
                        .orRefused(HttpStatus.NOT_FOUND),
                Endpoint.get("readLink", "/links/{link}", FORM, Endpoint.Answer.ok("LinkedExperiment"), this::link));
    }

    private ServerResponse validate(Call call) throws Refusal {
        ObjectNode answer = Answers.object();
        List<Problem> problems = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        try {
            Experiment experiment = ExperimentCodec.read(call.tree());
            problems.addAll(limits.problems(experiment));
            answer.put("valid", problems.isEmpty());
            answer.set("experiment", ExperimentCodec.tree(experiment));
            answer.set("canonical", ExperimentCodec.compactTree(experiment));
            Optional<Problem> tooLong = Links.tooLong(experiment);
            tooLong.ifPresent(notes::add);
            if (tooLong.isEmpty()) {
                answer.put("link", call.address("/x/" + Links.encode(experiment)));
            }
            if (experiment.engine() != Experiment.ENGINE) {
                notes.add(Problem.of("engine", "other_engine", experiment.engine(), Experiment.ENGINE));
            }
        } catch (InvalidExperiment e) {
            problems.addAll(e.problems());
            answer.put("valid", false);
        }
        list(call, answer.putArray("problems"), problems);
        list(call, answer.putArray("notes"), notes);
        return call.ok(answer);
    }

    private static void list(Call call, ArrayNode array, List<Problem> problems) {
        problems.forEach(problem -> array.add(Answers.problem(call.locale(), problem)));
    }

    /** The same experiment, where this server would train it. */
    static Experiment within(ExperimentLimits limits, Experiment experiment) throws Refusal {
        List<Problem> problems = limits.problems(experiment);
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        return experiment;
    }

    private ServerResponse create(Call call) throws Refusal {
        return later.answer(
                call,
                repeatable.of(call, () -> CompletableFuture.completedStage(keep(call))),
                made -> made.answer(call));
    }

    private Repeatable.Made keep(Call call) throws Refusal {
        try {
            Experiment experiment = within(limits, ExperimentCodec.read(call.body()));
            Shared shared = new Shared(
                    new Recording(experiment, List.of()),
                    Optional.empty(),
                    call.query("title").orElse(""),
                    call.query("note").orElse(""));
            String id = links.put(call.owner(), shared).value();
            ObjectNode answer = Answers.object();
            answer.put("id", id);
            answer.put("link", call.address("/s/" + id));
            return new Repeatable.Made(
                    HttpStatus.CREATED.value(), call.address(Api.ROOT + "/experiments/" + id), answer.toString());
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    private ServerResponse read(Call call) throws Refusal {
        Shared shared = shared(links, call.path("id"));
        ObjectNode answer = Answers.object();
        answer.put("id", call.path("id"));
        answer.put("link", call.address("/s/" + call.path("id")));
        answer.put("title", shared.title());
        answer.put("note", shared.note());
        answer.set("experiment", form(call, shared.recording().experiment()));
        answer.set("journal", RunJson.journal(shared.recording()));
        shared.moment().ifPresent(moment -> {
            ObjectNode node = answer.putObject("moment");
            node.put("update", moment.update());
            node.put("fingerprint", moment.fingerprint());
        });
        return call.ok(answer);
    }

    /** What is kept under a short id. */
    static Shared shared(ShortLinks links, String id) throws Refusal {
        try {
            Optional<ShortId> parsed = ShortId.parse(id);
            Optional<Shared> found = parsed.isPresent() ? links.find(parsed.get()) : Optional.empty();
            return found.orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "no_such_link"));
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    private ServerResponse link(Call call) throws Refusal {
        try {
            Experiment experiment = Links.decode(call.path("link"));
            ObjectNode answer = Answers.object();
            answer.put("link", call.address("/x/" + Links.encode(experiment)));
            answer.set("experiment", form(call, experiment));
            return call.ok(answer);
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    private static ObjectNode form(Call call, Experiment experiment) throws Refusal {
        return call.flag("defaults", true) ? ExperimentCodec.tree(experiment) : ExperimentCodec.compactTree(experiment);
    }
}
