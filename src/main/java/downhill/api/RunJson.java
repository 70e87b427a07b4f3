package downhill.api;

import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Recording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs as JSON. */
final class RunJson {
    private RunJson() {}

    /** The edits of a run, each with the update before which it was made. */
    static ArrayNode journal(Recording recording) {
        ArrayNode journal = Answers.array();
        for (Recording.Entry entry : recording.journal()) {
            ObjectNode node = journal.addObject();
            node.put("update", entry.update());
            switch (entry.edit()) {
                case Edit.Change(String path, String json) -> {
                    node.put("path", path);
                    node.set("value", value(json));
                }
            }
        }
        return journal;
    }

    private static JsonNode value(String json) {
        try {
            return ExperimentCodec.parse(json);
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("An edit that was made is no JSON", e);
        }
    }
}
