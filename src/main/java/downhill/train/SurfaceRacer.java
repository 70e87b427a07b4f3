package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.OnSurface;
import downhill.surface.Minimum;
import downhill.surface.Surface;
import downhill.surface.Window;
import downhill.train.SurfaceWay.End;
import java.util.Arrays;

/** One racer, with what is kept of its way. */
final class SurfaceRacer {
    /** So many widths of the picture away from its middle a point that has no lowest one to find has run away. */
    private static final double AWAY = 1.5;

    /** Who does not leave so small a share of the picture for so many updates, and finds no slope, is stuck. */
    private static final double STILL = 1e-6;

    private static final int PATIENCE = 300;
    private static final double FLAT = 1e-6;

    private final Trainer trainer;
    private final Surface surface;
    private final double goal;
    private double[] places = new double[128];
    private double[] heights = new double[64];
    private double[] distances = new double[64];
    private int kept;
    private int update;
    private End end = End.UNDERWAY;
    private int ended;
    private double[] anchor = {Double.NaN, Double.NaN};
    private int anchored;

    SurfaceRacer(Experiment experiment) {
        trainer = new Trainer(experiment);
        surface = ((OnSurface) experiment.subject()).surface();
        goal = surface.minima().isEmpty()
                ? Double.NEGATIVE_INFINITY
                : surface.minima().getFirst().value() + SurfaceRace.GOAL;
        look(true);
    }

    /** Makes an update, unless it has nowhere to go. */
    void step(boolean keep) {
        if (end == End.DIVERGED || end == End.RAN_AWAY || end == End.STUCK) {
            return;
        }
        update++;
        if (trainer.step(Needs.NOTHING)) {
            look(keep);
        } else {
            finish(End.DIVERGED);
        }
    }

    private void look(boolean keep) {
        double[] place = trainer.parameters();
        double height = surface.value(place[0], place[1]);
        if (keep) {
            keep(place, height);
        }
        if (height < goal) {
            finish(End.ARRIVED);
        } else if (surface.minima().isEmpty() && isAway(place)) {
            finish(End.RAN_AWAY);
        } else if (end == End.UNDERWAY && standsStill(place)) {
            end = End.STUCK;
            ended = anchored;
        }
    }

    private boolean standsStill(double[] place) {
        Window window = surface.window();
        double x = Math.abs(place[0] - anchor[0]) / (window.highX() - window.lowX());
        double y = Math.abs(place[1] - anchor[1]) / (window.highY() - window.lowY());
        if (!(x < STILL && y < STILL)) {
            anchor = place;
            anchored = update;
            return false;
        }
        double[] slope = new double[2];
        surface.gradient(place[0], place[1], slope);
        return update - anchored >= PATIENCE && Math.abs(slope[0]) < FLAT && Math.abs(slope[1]) < FLAT;
    }

    private void finish(End how) {
        if (end == End.UNDERWAY || how == End.DIVERGED) {
            end = how;
            ended = update;
        }
    }

    private boolean isAway(double[] place) {
        Window window = surface.window();
        return isAway(place[0], window.lowX(), window.highX()) || isAway(place[1], window.lowY(), window.highY());
    }

    private static boolean isAway(double value, double low, double high) {
        return Math.abs(value - (low + high) / 2) > AWAY * (high - low);
    }

    private void keep(double[] place, double height) {
        if (kept == heights.length) {
            places = Arrays.copyOf(places, 4 * kept);
            heights = Arrays.copyOf(heights, 2 * kept);
            distances = Arrays.copyOf(distances, 2 * kept);
        }
        places[2 * kept] = place[0];
        places[2 * kept + 1] = place[1];
        heights[kept] = height;
        distances[kept] = distance(place);
        kept++;
    }

    private double distance(double[] place) {
        double nearest = Double.NaN;
        for (Minimum minimum : surface.minima()) {
            double x = place[0] - minimum.x();
            double y = place[1] - minimum.y();
            double distance = Math.sqrt(x * x + y * y);
            nearest = nearest <= distance ? nearest : distance;
        }
        return nearest;
    }

    /** Whether nothing more needs to be seen of it. */
    boolean isDone() {
        return end != End.UNDERWAY;
    }

    SurfaceWay way() {
        return new SurfaceWay(
                Arrays.copyOf(places, 2 * kept),
                Arrays.copyOf(heights, kept),
                Arrays.copyOf(distances, kept),
                end,
                end == End.UNDERWAY ? update : ended);
    }
}
