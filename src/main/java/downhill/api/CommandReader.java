package downhill.api;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Command;
import downhill.run.ExperimentLimits;
import downhill.run.Pace;
import downhill.train.Edit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands as JSON: {@code {"command":"edit","path":"training.learning_rate","value":0.1}}. */
final class CommandReader {
    private static final List<String> WORDS = List.of(
            "play", "pause", "update", "epoch", "reset", "pace", "edit", "restart", "follow", "unfollow", "check");
    private static final List<String> FIELDS =
            List.of("command", "path", "value", "updates_per_second", "experiment", "weight");

    /** Deeper and longer than any field of an experiment. */
    private static final int PATH = 200;

    private static final double FASTEST = 1e6;

    private final ExperimentLimits limits;

    CommandReader(ExperimentLimits limits) {
        this.limits = limits;
    }

    /** The command of a body. */
    Command read(Call call) throws Refusal {
        ObjectNode body = call.object(FIELDS);
        String word = text(body, "command");
        return switch (word) {
            case "play" -> new Command.Play();
            case "pause" -> new Command.Pause();
            case "update" -> new Command.OneUpdate();
            case "epoch" -> new Command.OneEpoch();
            case "reset" -> new Command.Reset();
            case "pace" -> new Command.SetPace(pace(body));
            case "edit" -> new Command.Change(edit(body));
            case "restart" -> new Command.Restart(experiment(body, limits));
            case "follow" -> new Command.Follow(WeightJson.address(body));
            case "unfollow" -> new Command.Unfollow();
            case "check" -> new Command.Check();
            default -> throw Refusal.at("command", "unknown_choice", Call.cut(word), String.join(", ", WORDS));
        };
    }

    private static Edit edit(ObjectNode body) throws Refusal {
        String path = text(body, "path");
        JsonNode value = body.get("value");
        if (path.length() > PATH) {
            throw Refusal.at("path", "text_too_long", path.length(), PATH);
        }
        if (value == null) {
            throw Refusal.at("value", "missing");
        }
        try {
            return Edit.of(path, value.toString());
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    /** A text that must be there. */
    static String text(ObjectNode body, String name) throws Refusal {
        JsonNode node = body.get(name);
        if (node == null) {
            throw Refusal.at(name, "missing");
        }
        if (!node.isString()) {
            throw Refusal.at(name, "not_a_text", Call.cut(node.toString()));
        }
        return node.stringValue();
    }

    /** How fast; as fast as possible where nothing is said. */
    static Pace pace(ObjectNode body) throws Refusal {
        JsonNode node = body.get("updates_per_second");
        if (node == null) {
            return Pace.MAXIMUM;
        }
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw Refusal.at("updates_per_second", "not_a_number", Call.cut(node.toString()));
        }
        if (value < 0 || value > FASTEST) {
            throw Refusal.at("updates_per_second", "out_of_range", value, 0.0, FASTEST);
        }
        return new Pace(value);
    }

    /** The experiment in a body, as this engine runs it. */
    static Experiment experiment(ObjectNode body, ExperimentLimits limits) throws Refusal {
        JsonNode node = body.get("experiment");
        if (node == null) {
            throw Refusal.at("experiment", "missing");
        }
        try {
            Experiment experiment = ExperimentCodec.read(node);
            return ExperimentsApi.within(limits, experiment).ofThisEngine();
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }
}
