package downhill.cli;

import downhill.train.Sharpness;
import downhill.train.Sharpness.Reading;
import downhill.train.StabilityLimit;
import downhill.train.Trainer;
import downhill.train.WholeLoss.Method;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How steep the valley is at the end of a run.
 *
 * @param limit above which a parabola would diverge, where there is one
 */
record Steepness(Reading reading, OptionalDouble limit) {
    /** Products with the Hessian: enough for most; the residual tells. */
    private static final int MOST = 300;

    /** Measures it; nothing if somebody interrupts. */
    static @Nullable Steepness of(Trainer trainer, Interrupt interrupt) {
        Sharpness sharpness = new Sharpness(trainer);
        int products = 0;
        while (products < MOST && !sharpness.settled() && !interrupt.asked()) {
            products += sharpness.advance() ? 1 : 0;
        }
        Reading reading = sharpness.reading();
        return reading == null ? null : new Steepness(reading, StabilityLimit.of(trainer));
    }

    private String method() {
        return reading.method().name().toLowerCase(Locale.ROOT);
    }

    void print(Shell shell) {
        shell.say(Sentences.text(
                reading.method() == Method.EXACT ? "say.steepness.exact" : "say.steepness.differences",
                Sentences.reading(reading.value()),
                Sentences.reading(reading.residual()),
                reading.iterations()));
        shell.say(
                limit.isPresent()
                        ? Sentences.text("say.steepness.limit", Sentences.reading(limit.getAsDouble()))
                        : Sentences.text("say.steepness.no_limit"));
    }

    void addTo(ObjectNode line) {
        line.set("sharpness", JsonReport.number(reading.value()));
        line.set("sharpness_residual", JsonReport.number(reading.residual()));
        line.put("sharpness_products", reading.iterations());
        line.put("sharpness_method", method());
        if (limit.isPresent()) {
            line.set("stability_limit", JsonReport.number(limit.getAsDouble()));
        }
    }
}
