package downhill.ui;

import downhill.experiment.Race;
import downhill.experiment.Racer;
import downhill.train.SurfaceRace;
import downhill.train.SurfaceWay;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A race that was run, as the picture and its table show it. */
final class RaceData {
    /** Numbers of each kept update: x, y, height, distance. */
    private static final int NUMBERS = 4;

    private RaceData() {}

    /** @param length updates of the whole race */
    static ObjectNode of(Race race, List<SurfaceWay> ways, int length) {
        ObjectNode json = Json.object()
                .put("x", race.start().x())
                .put("y", race.start().y())
                .put("length", length);
        json.set("updates", updates(length));
        ArrayNode racers = json.putArray("racers");
        for (int i = 0; i < ways.size(); i++) {
            SurfaceWay way = ways.get(i);
            racers.addObject()
                    .put("name", name(race, i))
                    .put("end", way.end().name().toLowerCase(Locale.ROOT))
                    .put("at", way.update())
                    .put("outcome", outcome(way))
                    .put("places", Encode.floats(places(way)));
        }
        return json;
    }

    private static ArrayNode updates(int length) {
        ArrayNode updates = Json.array().add(0);
        for (int update = 1; update <= length; update = SurfaceRace.next(update)) {
            updates.add(update);
        }
        return updates;
    }

    private static String name(Race race, int index) {
        Racer racer = race.racers().get(index);
        return Words.text(
                "surfaces.racer",
                index + 1,
                Words.choice("optimizer", racer.optimizer().id(), ""),
                racer.learningRate());
    }

    static String outcome(SurfaceWay way) {
        return Words.text("surfaces.end." + way.end().name().toLowerCase(Locale.ROOT), way.update());
    }

    private static float[] places(SurfaceWay way) {
        float[] flat = new float[NUMBERS * way.heights().length];
        for (int i = 0; i < way.heights().length; i++) {
            flat[NUMBERS * i] = (float) way.places()[2 * i];
            flat[NUMBERS * i + 1] = (float) way.places()[2 * i + 1];
            flat[NUMBERS * i + 2] = (float) way.heights()[i];
            flat[NUMBERS * i + 3] = (float) way.distances()[i];
        }
        return flat;
    }
}
