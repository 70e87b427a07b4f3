package downhill.cli;

import downhill.train.Needs;
import downhill.train.Standing;
import downhill.train.Trainer;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object a line: one for each epoch, and one for the end.
 *
 * <p>JSON has no number for them, so NaN and the infinities are the strings {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}.
 */
record JsonReport(Shell shell, ThroughTimeJson throughTime) implements Reporter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public Needs needs() {
        return Needs.ALL;
    }

    @Override
    public void updated(Trainer trainer) {
        // Epochs are enough for a file.
    }

    @Override
    public void epochEnded(Trainer trainer, double rate, double seconds) {
        Standing now = trainer.now();
        ObjectNode line = JSON.objectNode();
        line.put("epoch", (long) now.epoch());
        losses(line, now);
        line.set("lr", number(rate));
        line.set("gradient_norm", number(now.gradientNorm()));
        line.set("layer_gradient_norm", numbers(now.weightGradientNorm()));
        line.set("error_signal", numbers(now.errorSignal()));
        throughTime.addTo(line, trainer);
        line.set("seconds", number(seconds));
        shell.say(line);
    }

    @Override
    public void ended(Outcome outcome) {
        ObjectNode line = JSON.objectNode();
        line.put("status", outcome.ending().name().toLowerCase(Locale.ROOT));
        if (outcome.divergence() != null) {
            line.put("cause", outcome.divergence().cause().name().toLowerCase(Locale.ROOT));
        }
        line.set("epoch", number(outcome.last().epoch()));
        losses(line, outcome.last());
        if (outcome.steepness() != null) {
            outcome.steepness().addTo(line);
        }
        line.put("fingerprint", outcome.fingerprint());
        line.put("samples", outcome.examples());
        line.set("samples_per_second", number(outcome.samplesPerSecond()));
        line.set("seconds", number(outcome.seconds()));
        shell.say(line);
    }

    private static void losses(ObjectNode line, Standing now) {
        line.put("update", now.update());
        line.set("train_loss", number(now.train()));
        line.set("test_loss", number(now.test()));
    }

    static ArrayNode numbers(List<Double> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(number(value)));
        return array;
    }

    static JsonNode number(double value) {
        return Double.isFinite(value) ? JSON.numberNode(value) : JSON.stringNode(Double.toString(value));
    }
}
