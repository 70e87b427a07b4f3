package downhill.ui;

import downhill.landscape.PathPlane;
import downhill.landscape.RunValley;
import downhill.train.Sharpness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was found in the valley of a run, in sentences: evidence, and never a verdict. */
final class ValleyText {
    private ValleyText() {}

    /** One sentence after the other. */
    static List<String> of(RunValley valley) {
        List<String> texts = new ArrayList<>();
        PathPlane plane = valley.plane();
        if (plane != null && plane.plane() != null) {
            texts.add(Words.text(
                    "valley.plane", percent(plane.firstShare() + plane.secondShare()), percent(plane.firstShare())));
        } else if (plane != null) {
            texts.add(Words.text("valley.no-plane." + plane.answer().name().toLowerCase(Locale.ROOT)));
        }
        Sharpness.Reading reading = valley.steepness();
        if (reading != null && Double.isFinite(reading.value())) {
            OptionalDouble limit = valley.limit();
            texts.add(Words.text("valley.steepness", Numbers.reading(reading.value())));
            texts.add(
                    limit.isPresent()
                            ? Words.text("valley.limit", Numbers.reading(limit.getAsDouble()))
                            : Words.text("valley.no-limit"));
        }
        return texts;
    }

    private static String percent(double share) {
        return Words.text("percent", Math.round(share * 1000) / 10.0);
    }
}
