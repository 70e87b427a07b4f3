package downhill.ui;

import downhill.landscape.PathPlane;
import downhill.landscape.RunValley;
import downhill.surface.Window;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The loss of a run on the plane of its way, as it is drawn. */
final class ValleyGround {
    private ValleyGround() {}

    static ObjectNode of(RunValley valley, PathPlane plane) {
        double[] edges = valley.edges();
        Window window = new Window(edges[0], edges[1], edges[2], edges[3]);
        ObjectNode json = new Relief(valley.heights(), RunValley.SIDE, Double.POSITIVE_INFINITY)
                .json(window, axis("valley.first", plane.firstShare()), axis("valley.second", plane.secondShare()));
        json.putArray("minima");
        return json;
    }

    private static String axis(String key, double share) {
        return Words.text(key, Words.text("percent", Math.round(share * 1000) / 10.0));
    }

    /** a0, b0, a1, b1 … of its key frames. */
    static double[] way(PathPlane plane) {
        return plane.path().stream()
                .flatMap(place -> Stream.of(place.a(), place.b()))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
