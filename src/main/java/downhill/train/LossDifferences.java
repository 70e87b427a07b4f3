package downhill.train;

import downhill.experiment.Training;
import org.jspecify.annotations.Nullable;

/** Measures the loss of a dissected update again, with its parameter a little to the left and to the right. */
final class LossDifferences {
    private static final double STEP = 0x1p-17;

    /** Roundings that the loss of a batch may be off by. */
    private static final double ROUNDINGS = 64 * 0x1p-52;

    private final Dissection seen;
    private final Training training;
    private final WeightAddress address;
    private final double[] point;
    private final double[] scratch;

    private LossDifferences(Dissection seen, Training training, WeightAddress address) {
        this.seen = seen;
        this.training = training;
        this.address = address;
        point = seen.where().clone();
        scratch = new double[seen.ground.layout().size()];
    }

    /** The check of the last update that was followed; null where there is none, or numbers are rounded. */
    static @Nullable GradientCheck of(Dissection seen) {
        Training training = seen.training;
        WeightAddress address = seen.address;
        if (training == null || address == null || seen.rounds()) {
            return null;
        }
        return new LossDifferences(seen, training, address).undone();
    }

    /** Computes with the live arrays, and leaves them as they were. */
    private GradientCheck undone() {
        double[] parameters = seen.ground.values().parameters();
        double[] buffers = seen.ground.values().buffers();
        double[] keptParameters = parameters.clone();
        double[] keptBuffers = buffers.clone();
        // The last batch's pass stays for those who look at it.
        Runnable back = seen.ground.aside();
        try {
            return check();
        } finally {
            System.arraycopy(keptParameters, 0, parameters, 0, parameters.length);
            System.arraycopy(keptBuffers, 0, buffers, 0, buffers.length);
            seen.ground.changed();
            back.run();
        }
    }

    private GradientCheck check() {
        double w = seen.computedWith;
        double h = STEP * Math.max(1, Math.abs(w));
        double here = loss(w);
        double above = loss(w + h);
        double below = loss(w - h);
        double right = (above - here) / (w + h - w);
        double left = (here - below) / (w - (w - h));
        double gap = right - left;
        double half = h / 2;
        double halfGap = (loss(w + half) - here) / (w + half - w) - (here - loss(w - half)) / (w - (w - half));
        double largest = Math.max(Math.abs(here), Math.max(Math.abs(above), Math.abs(below)));
        double noise = ROUNDINGS * Math.max(1, largest) / h;
        // A curve's gap halves with h; a jump of the slope stays, or comes or goes.
        boolean kink = Math.abs(gap - 2 * halfGap) > 8 * noise;
        double difference = (above - below) / (w + h - (w - h));
        double gradient = seen.scaledGradient / seen.lossScale;
        return new GradientCheck(seen.update, address, gradient, difference, h, left, right, noise, kink);
    }

    private double loss(double w) {
        double[] parameters = seen.ground.values().parameters();
        System.arraycopy(point, 0, parameters, 0, parameters.length);
        parameters[seen.index] = w;
        seen.ground.changed();
        double loss = seen.ground.measure(training, seen.rows, 0, seen.rowCount, 1, seen.update, scratch);
        // Of all penalties only that of this parameter differs.
        return seen.penalised() ? loss + training.l1() * Math.abs(w) + 0.5 * training.l2() * w * w : loss;
    }
}
