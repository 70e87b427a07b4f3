package downhill.ui;

import downhill.train.Divergence;
import java.util.Locale;

/** Why a run diverged and where that began, in sentences. */
final class DivergenceText {
    private DivergenceText() {}

    /** @param layers of the network, with its output layer */
    static String of(Divergence divergence, int layers) {
        String cause = divergence.cause().name().toLowerCase(Locale.ROOT);
        String text = Words.text("diverged." + cause, divergence.update(), Numbers.reading(divergence.value()));
        Divergence.Origin origin = divergence.origin();
        return origin == null ? text : text + " " + origin(origin, layers);
    }

    private static String origin(Divergence.Origin origin, int layers) {
        String what = operation(origin.operation());
        String largest = Numbers.reading(origin.lastFinite());
        return origin.layer() == 0
                ? Words.text("diverged.origin", what, largest)
                : Words.text("diverged.origin.layer", LayerNames.of(origin.layer(), layers), what, largest);
    }

    /** The engine writes a direction, then the number of a step and its name, such as {@code forward 2.linear}. */
    private static String operation(String operation) {
        String[] parts = operation.split(" ", 2);
        String name =
                parts.length < 2 ? "" : parts[1].replaceFirst("^\\d+\\.", "").replace('_', ' ');
        return Words.text("operation." + parts[0] + (name.isEmpty() ? "" : ".of"), name);
    }
}
