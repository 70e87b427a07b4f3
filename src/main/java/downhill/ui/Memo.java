package downhill.ui;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.RunId;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.ui.Neighbour.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run beside the one of a page as a browser keeps it, which may give back anything.
 *
 * @param slot its colour and dashes, from 0
 * @param recording that makes it again; null where there is none
 * @param run null where it is gone
 * @param racing whether it trains with the page's run
 */
record Memo(
        int slot,
        Experiment experiment,
        Summary summary,
        @Nullable Recording recording,
        @Nullable RunId run,
        boolean racing) {
    /** Longest text; what is longer, such as an experiment with a large table, is not kept. */
    static final int MOST = 100_000;

    /** Of a run in the tray; nothing where it is too long. */
    static Optional<String> write(Neighbour neighbour, boolean racing) {
        Recording recording = neighbour.recording();
        ObjectNode json = Json.object().put("slot", neighbour.slot()).put("racing", racing);
        json.set("experiment", ExperimentCodec.compactTree(neighbour.experiment()));
        if (recording != null) {
            write(json, recording);
        }
        if (neighbour.run() != null) {
            json.put("run", neighbour.run().toString());
        }
        write(json, racing ? Summary.NOTHING : neighbour.summary());
        String text = json.toString();
        return text.length() > MOST ? Optional.empty() : Optional.of(text);
    }

    private static void write(ObjectNode json, Recording recording) {
        json.set("start", ExperimentCodec.compactTree(recording.experiment()));
        ArrayNode journal = json.putArray("journal");
        recording
                .journal()
                .forEach(entry -> journal.addObject()
                        .put("update", entry.update())
                        .put("path", entry.edit().path())
                        .put("value", entry.edit().json()));
    }

    /** Losses may be no numbers, which JSON has no word for. */
    private static void write(ObjectNode json, Summary summary) {
        json.put("update", summary.update())
                .put("train", Double.toString(summary.train()))
                .put("test", Double.toString(summary.test()))
                .put("greatest", Double.toString(summary.greatest()))
                .put("clipped", Double.toString(summary.clipped()));
        summary.brokenAt().ifPresent(at -> json.put("brokenAt", at));
    }

    /** What {@link #write} wrote; nothing where it is damaged, or was written by another engine. */
    static Optional<Memo> read(String text) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        try {
            JsonNode json = ExperimentCodec.parse(text);
            Experiment experiment = ExperimentCodec.read(json.path("experiment"));
            RunId run = RunId.parse(json.path("run").asString("")).orElse(null);
            return experiment.engine() == Experiment.ENGINE
                    ? Optional.of(new Memo(
                            json.path("slot").intValue(),
                            experiment,
                            summary(json),
                            json.has("start") ? recording(json) : null,
                            run,
                            run != null && json.path("racing").asBoolean(false)))
                    : Optional.empty();
        } catch (InvalidExperiment | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Summary summary(JsonNode json) {
        JsonNode broken = json.path("brokenAt");
        return new Summary(
                update(json.path("update")),
                number(json, "train"),
                number(json, "test"),
                number(json, "greatest"),
                number(json, "clipped"),
                broken.isMissingNode() ? Optional.empty() : Optional.of(update(broken)));
    }

    private static long update(JsonNode node) {
        long update = node.longValue();
        if (update < 0) {
            throw new IllegalArgumentException("No run has fewer than no updates");
        }
        return update;
    }

    private static double number(JsonNode json, String name) {
        return Double.parseDouble(json.path(name).stringValue());
    }

    private static Recording recording(JsonNode json) throws InvalidExperiment {
        List<Recording.Entry> journal = new ArrayList<>();
        for (JsonNode entry : json.path("journal")) {
            Edit edit = Edit.of(
                    entry.path("path").stringValue(), entry.path("value").stringValue());
            journal.add(new Recording.Entry(update(entry.path("update")), edit));
        }
        if (journal.size() > Recording.MAX_EDITS) {
            throw new IllegalArgumentException("No run has so many edits");
        }
        return new Recording(ExperimentCodec.read(json.path("start")), journal);
    }
}
