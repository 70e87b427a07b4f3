package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.train.SetWeight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@link Shared} as canonical JSON: the same content has the same bytes, for they name it.
 *
 * <p>Form 1: {@code {"form":1,"experiment":{...},"journal":[{"update":u,"path":p,"value":v},...],"moment":{"update":u,
 * "fingerprint":f},"title":t,"note":n}}, fields in this order, those that are empty left out; the experiment has its
 * defaults left out, which its own format number says.
 *
 * <p>Form 2: the same where a weight was set by hand, with {@code "path":"weight.0.weight[2][1]"} and a number; a reader
 * that knows form 1 alone says that it is too old. Whatever form 1 can say is written in form 1.
 */
final class SharedCodec {
    private static final int FIELDS = 1;
    private static final int WEIGHTS = 2;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SharedCodec() {}

    static byte[] write(Shared shared) throws InvalidExperiment {
        ObjectNode root = NODES.objectNode();
        root.put("form", form(shared.recording()));
        root.set(
                "experiment",
                ExperimentCodec.parse(
                        ExperimentCodec.writeCompact(shared.recording().experiment())));
        if (!shared.recording().journal().isEmpty()) {
            root.set("journal", journal(shared.recording().journal()));
        }
        shared.moment()
                .ifPresent(moment -> root.set(
                        "moment",
                        NODES.objectNode().put("update", moment.update()).put("fingerprint", moment.fingerprint())));
        putText(root, "title", shared.title());
        putText(root, "note", shared.note());
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int form(Recording recording) {
        return recording.journal().stream().anyMatch(entry -> entry.edit() instanceof SetWeight) ? WEIGHTS : FIELDS;
    }

    private static void putText(ObjectNode root, String name, String text) {
        if (!text.isEmpty()) {
            root.put(name, text);
        }
    }

    private static ArrayNode journal(List<Recording.Entry> entries) throws InvalidExperiment {
        ArrayNode journal = NODES.arrayNode();
        for (Recording.Entry entry : entries) {
            journal.addObject()
                    .put("update", entry.update())
                    .put("path", entry.edit().path())
                    .set("value", ExperimentCodec.parse(entry.edit().json()));
        }
        return journal;
    }

    /**
     * Reads what {@link #write} wrote, in this version or an older one.
     *
     * @throws InvalidExperiment if this version cannot read it
     */
    static Shared read(byte[] json) throws InvalidExperiment {
        JsonNode root = ExperimentCodec.parse(new String(json, StandardCharsets.UTF_8));
        int form = root.path("form").asInt(0);
        if (form < FIELDS || form > WEIGHTS) {
            throw new InvalidExperiment(List.of(Problem.of("form", "newer_format", form, WEIGHTS)));
        }
        Experiment experiment = ExperimentCodec.read(root.path("experiment"));
        try {
            JsonNode moment = root.path("moment");
            return new Shared(
                    new Recording(experiment, journal(root.path("journal"))),
                    moment.isMissingNode() ? Optional.empty() : Optional.of(moment(moment)),
                    text(root.path("title")),
                    text(root.path("note")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.stringValue();
    }

    private static Moment moment(JsonNode node) {
        return new Moment(
                node.path("update").longValue(), node.path("fingerprint").stringValue());
    }

    private static List<Recording.Entry> journal(JsonNode entries) throws InvalidExperiment {
        if (entries.size() > Recording.MAX_EDITS) {
            throw damaged();
        }
        List<Recording.Entry> journal = new ArrayList<>();
        for (JsonNode entry : entries) {
            Edit edit = Edit.of(
                    entry.path("path").stringValue(), entry.path("value").toString());
            journal.add(new Recording.Entry(entry.path("update").longValue(), edit));
        }
        return journal;
    }

    private static InvalidExperiment damaged() {
        return new InvalidExperiment(List.of(Problem.of("", "damaged_link")));
    }
}
