package downhill.ui;

import downhill.landscape.TwoWeights;
import downhill.surface.Window;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The loss over two weights as their space is drawn, with its lowest point where that is known. */
final class WeightGround {
    private WeightGround() {}

    static ObjectNode of(TwoWeights space) {
        Window window = new Window(space.low(0), space.high(0), space.low(1), space.high(1));
        ObjectNode json = new Relief(space.heights(), TwoWeights.SIDE, space.floor())
                .json(window, Words.text("weights.w"), Words.text("weights.b"));
        ArrayNode lowest = json.putArray("minima");
        space.bottom().ifPresent(place -> lowest.add(Json.numbers(List.of(place[0], place[1]))));
        return json;
    }
}
