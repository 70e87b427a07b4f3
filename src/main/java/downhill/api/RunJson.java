package downhill.api;

import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.export.Measurements;
import downhill.run.RunInfo;
import downhill.train.Anatomy;
import downhill.train.Divergence;
import downhill.train.Frame;
import downhill.train.Recording;
import downhill.train.Row;
import downhill.train.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs as JSON. */
final class RunJson {
    private RunJson() {}

    /** A run in short, as the caller sees it. */
    static ObjectNode info(Call call, RunInfo info) {
        ObjectNode node = Answers.object();
        node.put("id", info.id().value());
        node.put("status", lower(info.status()));
        node.put("mine", info.owner().equals(call.owner()));
        node.put("edits", info.edits());
        node.put("updates_per_second", info.pace().updatesPerSecond());
        String experiment = Links.tooLong(info.experiment()).isEmpty() ? "/x/" + Links.encode(info.experiment()) : "/";
        node.put("link", call.address(experiment + "?run=" + info.id().value()));
        return node;
    }

    /** A run that waits for a place. */
    static ObjectNode queued(Call call, String id, int place) {
        ObjectNode node = Answers.object();
        node.put("id", id);
        node.put("status", lower(Status.QUEUED));
        node.put("place", place);
        node.put("link", call.address("/?run=" + id));
        return node;
    }

    /** Adds where a run stands, and what was measured. */
    static ObjectNode stand(ObjectNode node, Frame frame) {
        node.put("status", lower(frame.status()));
        node.put("incarnation", frame.incarnation());
        node.put("update", frame.progress().update());
        node.set("epoch", Answers.number(frame.progress().epoch()));
        node.put("examples", frame.progress().examples());
        node.set("learning_rate", Answers.number(frame.progress().learningRate()));
        node.set("batch_loss", Answers.number(frame.last().batchLoss()));
        node.set("gradient_norm", Answers.number(frame.last().gradientNorm()));
        Frame.Readings readings = frame.readings();
        node.put("measured_at", readings.update());
        node.set("train_loss", Answers.number(readings.trainLoss()));
        node.set("test_loss", Answers.number(readings.testLoss()));
        node.set("train_metric", Answers.number(readings.trainMetric()));
        node.set("test_metric", Answers.number(readings.testMetric()));
        node.set("chance_loss", Answers.number(readings.chance()));
        ArrayNode signal = node.putArray("error_signal");
        frame.errorSignal().forEach(value -> signal.add(Answers.number(value)));
        ArrayNode verdicts = node.putArray("verdicts");
        frame.verdicts().forEach(verdict -> {
            ObjectNode each = verdicts.addObject();
            each.put("rule", verdict.rule());
            each.put("confirmed", verdict.confirmed());
            each.put("since", verdict.since());
        });
        Divergence divergence = frame.divergence();
        if (divergence != null) {
            ObjectNode each = node.putObject("divergence");
            each.put("update", divergence.update());
            each.put("cause", lower(divergence.cause()));
            each.set("value", Answers.number(divergence.value()));
        }
        Anatomy anatomy = frame.look().anatomy();
        if (anatomy != null) {
            node.set("anatomy", WeightJson.of(anatomy));
        }
        String fingerprint = frame.fingerprint();
        if (fingerprint != null) {
            node.put("fingerprint", fingerprint);
        }
        return node;
    }

    /** A frame with rows of the series, which take the place of those from an index on. */
    static String withSeries(ObjectNode node, Frame frame) {
        String text = node.toString();
        return "%s,\"series\":{\"from\":%d,\"rows\":%s}}"
                .formatted(
                        text.substring(0, text.length() - 1),
                        frame.series().from(),
                        rows(frame.series().rows()));
    }

    /** All that was measured, an object for each row; as text, for a tree of it would be large. */
    static String rows(List<Row> rows) {
        return Measurements.jsonLines(rows).lines().collect(Collectors.joining(",", "[", "]"));
    }

    /** The edits of a run, each with the update before which it was made. */
    static ArrayNode journal(Recording recording) {
        ArrayNode journal = Answers.array();
        for (Recording.Entry entry : recording.journal()) {
            ObjectNode node = journal.addObject();
            node.put("update", entry.update());
            node.put("path", entry.edit().path());
            node.set("value", value(entry.edit().json()));
        }
        return journal;
    }

    static JsonNode value(String json) {
        try {
            return ExperimentCodec.parse(json);
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("What was written is no JSON", e);
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
