package downhill.corpus;

import downhill.nn.HardShrink;
import downhill.nn.Relu;
import downhill.nn.Relu6;
import downhill.nn.Values;
import java.util.Arrays;

/** Labels of what happens to the signal that goes back, from derivatives of each row's loss by z. */
final class SignalLabels {
    private static final int FEWEST_LAYERS = 4;
    private static final int WARM = 20;

    /** Gradients of which a median says what is usual: the first few batches may happen to have almost none. */
    private static final int USUAL = 5;

    private SignalLabels() {}

    /**
     * The first hidden layer gets less than a thousandth of the last one's signal, at 4 of 5 updates of a window. Of a
     * layer that receives nothing at all, whose units are dead, both answers can be defended. */
    static Answer vanishing(Study study) {
        if (!(study.world() instanceof Net net) || net.hidden() < FEWEST_LAYERS) {
            return Answer.NO;
        }
        return Answer.between(vanishes(study, WARM, 0.9, 0.9, 0), vanishes(study, 0, 1.1, 0.7, -1));
    }

    private static boolean vanishes(Study study, int from, double slack, double share, double above) {
        return Windows.any(from, study.film().updates(), Film.GRID, share, update -> {
            double[] signal = study.signals()[update / Film.GRID];
            double ratio = signal[0] == 0 ? 0 : signal[0] / signal[signal.length - 1];
            double each = StrictMath.pow(ratio, 1.0 / (signal.length - 1));
            return signal[0] > above && ratio < 1e-3 * slack && each < 0.6 * slack;
        });
    }

    /**
     * The first hidden layer gets more than a thousand times the last one's signal, or the gradient of a batch is more
     * than a hundred times the median of five to fifty before (of fewer where it ends the run); and the run has not become better than it was.
     */
    static Answer exploding(Study study) {
        return Answer.between(
                explodes(study, 1.1) && !improved(study, 1), explodes(study, 0.9) && !improved(study, 0.9));
    }

    private static boolean improved(Study study, double share) {
        return study.film().end() < share * study.film().train(0);
    }

    private static boolean explodes(Study study, double slack) {
        boolean grows = false;
        for (int update = 0; update <= study.film().updates(); update++) {
            if (study.world() instanceof Net net && net.hidden() > 1 && (update < 64 || update % Film.GRID == 0)) {
                double[] signal = net.signal(study.film().at(update));
                grows |= signal[0] / signal[signal.length - 1] > 1e3 * slack;
            }
        }
        return grows || spikes(study.film(), slack);
    }

    private static boolean spikes(Film film, double slack) {
        for (int update = 2; update <= film.updates(); update++) {
            double[] before = new double[Math.min(update - 1, Windows.LENGTH)];
            for (int i = 0; i < before.length; i++) {
                before[i] = film.norm(update - 1 - i);
            }
            boolean known = before.length >= USUAL || (film.failed() && update == film.updates());
            if (known && !(film.norm(update) <= 100 * slack * Film.median(before))) {
                return true;
            }
        }
        return !Double.isFinite(film.norm(film.updates()));
    }

    /**
     * For a window nearly every unit of some hidden layer answers 0 to all rows, in a run in which the loss or a layer's
     * signal was a hundred times what it was at first.
     */
    static Answer deadAfterBlowup(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        Film film = study.film();
        boolean dead = false;
        for (int layer = 0; layer < net.hidden() && !dead; layer++) {
            int each = layer;
            dead = canDie(net, layer)
                    && Windows.any(0, film.updates(), Film.GRID, 0.8, u -> deadShare(net, film.at(u), each) >= 0.95);
        }
        if (!dead) {
            return Answer.NO;
        }
        double growth = Math.max(growthOfLoss(film), growthOfSignal(study));
        return Answer.between(growth > 110, growth > 90);
    }

    private static boolean canDie(Net net, int layer) {
        return switch (net.layers().get(layer).activation()) {
            case Relu _, Relu6 _, HardShrink _ -> true;
            default -> false;
        };
    }

    private static double deadShare(Net net, Values values, int layer) {
        double[][] answers = net.answers(values, layer);
        long silent = Arrays.stream(answers)
                .filter(unit -> Arrays.stream(unit).allMatch(a -> a == 0))
                .count();
        return (double) silent / answers.length;
    }

    private static double growthOfLoss(Film film) {
        double largest = 0;
        for (int update = 1; update <= film.updates(); update++) {
            largest = Math.max(largest, Math.max(film.train(update), film.batch(update)));
        }
        return largest / film.train(0);
    }

    private static double growthOfSignal(Study study) {
        Net net = (Net) study.world();
        double largest = 0;
        double[] first = study.signals()[0];
        for (int update = 1; update <= study.film().updates(); update += update < 64 ? 1 : Film.GRID) {
            double[] signal = net.signal(study.film().at(update));
            for (int layer = 0; layer < signal.length; layer++) {
                largest = first[layer] > 0 ? Math.max(largest, signal[layer] / first[layer]) : largest;
            }
        }
        return largest;
    }
}
