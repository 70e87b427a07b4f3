package downhill.optim;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Training;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A choice made from its id and parameters, through the codec: what it does not know or allow, it refuses. */
final class GoldenChoice {
    private static final Experiment EXPERIMENT = Cards.all().getFirst().start().experiment();

    private GoldenChoice() {}

    static Optimizer optimizer(String id, ObjectNode parameters) {
        return training("training.optimizer", parameters.put("id", id)).optimizer();
    }

    static Schedule schedule(String id, ObjectNode parameters) {
        return training("training.schedule", parameters.put("id", id)).schedule();
    }

    static Treatment treatment(String id, ObjectNode parameters) {
        JsonNode list = JsonNodeFactory.instance.arrayNode().add(parameters.put("id", id));
        return training("training.treatment", list).treatment().getFirst();
    }

    private static Training training(String path, JsonNode value) {
        try {
            return ExperimentCodec.with(EXPERIMENT, path, value.toString()).training();
        } catch (InvalidExperiment e) {
            throw new AssertionError(value + " is refused: " + e.problems(), e);
        }
    }

    /**
     * The parameters under the catalogue's names.
     *
     * @param names from the reference data's names, those that differ; a pair is given as two names with a comma
     */
    static ObjectNode renamed(JsonNode parameters, Map<String, String> names) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            String[] targets =
                    names.getOrDefault(parameter.getKey(), parameter.getKey()).split(",", -1);
            for (int i = 0; i < targets.length; i++) {
                renamed.set(
                        targets[i],
                        targets.length == 1
                                ? parameter.getValue()
                                : parameter.getValue().get(i));
            }
        }
        return renamed;
    }
}
