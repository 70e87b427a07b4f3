package downhill.train;

import downhill.diagnose.Facts;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Workspace;
import java.util.Arrays;
import java.util.List;

/** Feels, while a set is scored anyway, which units of the ReLU family ever answer with anything but zero. */
final class Pulse {
    private final int[] steps;
    private final boolean[][] alive;
    private boolean feeling;

    Pulse(Model model) {
        List<LayerParts> layers = model.layers();
        steps = new int[layers.size()];
        alive = new boolean[layers.size()][];
        for (int l = 0; l < steps.length; l++) {
            LayerParts layer = layers.get(l);
            boolean mortal = l < steps.length - 1 && Facts.canDie(layer.activation());
            steps[l] = model.answerOf(layer);
            alive[l] = new boolean[mortal ? layer.units() : 0];
        }
    }

    void begin() {
        feeling = true;
        for (boolean[] units : alive) {
            Arrays.fill(units, false);
        }
    }

    void end() {
        feeling = false;
    }

    /** Notes the last forward pass, between begin and end. */
    void feel(Workspace workspace) {
        for (int l = 0; feeling && l < steps.length; l++) {
            if (alive[l].length > 0) {
                workspace.noteNonZero(steps[l], alive[l]);
            }
        }
    }

    /** Share of dead units of each layer; 0 where the activation cannot die. */
    double[] dead() {
        double[] shares = new double[steps.length];
        for (int l = 0; l < steps.length; l++) {
            int dead = 0;
            for (boolean unit : alive[l]) {
                dead += unit ? 0 : 1;
            }
            shares[l] = dead == 0 ? 0 : (double) dead / alive[l].length;
        }
        return shares;
    }
}
