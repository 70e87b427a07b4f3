package downhill.corpus;

import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.Arrays;

/** Labels of the learning rate, from the same experiment with another one. */
final class RateLabels {
    private RateLabels() {}

    /**
     * A loop that does not stop meets a number that is none, or a loss on the whole set a thousand times that of the
     * start or of guessing.
     */
    static Answer diverged(Study study) {
        Film film = study.film();
        if (!film.failed()) {
            return Answer.NO;
        }
        Loop loop = new Loop(study.world(), study.experiment(), 1);
        for (int u = 0; u < study.planned(); u++) {
            double before = study.world().train(loop.values());
            if (!(before <= film.limit()) || !loop.step()) {
                return Answer.YES;
            }
        }
        return Answer.NO;
    }

    /** It failed or ended near guessing, and with a tenth or a hundredth of the rate it ends far lower. */
    static Answer tooHigh(Study study) {
        double end = study.film().end();
        double chance = study.world().chance();
        if (end < 0.8 * chance) {
            return Answer.NO;
        }
        double best = Math.min(study.endAt(0.1), study.endAt(0.01));
        // A run that failed has no loss to halve: it must have been possible to do better than to stay.
        double lost = Double.isInfinite(end) ? 2 * Math.min(study.film().train(0), chance) : end;
        return Answer.between(end > 0.95 * chance && best < 0.45 * lost, best < 0.55 * lost);
    }

    /** A rate ten, a hundred or a thousand times as large ends far lower, and the weights hardly move. */
    static Answer tooLow(Study study) {
        Film film = study.film();
        double step = leastStep(study);
        if (film.failed() || step > 1.3e-4) {
            return Answer.NO;
        }
        double best = Double.POSITIVE_INFINITY;
        for (double factor = 10; factor <= 1000; factor *= 10) {
            best = Math.min(best, study.endAt(factor));
        }
        double gain = best / film.end();
        return Answer.between(step < 0.8e-4 && gain < 0.65, gain < 0.75);
    }

    /** The median over a window, in the calmest one, of how much an update changes all weights relative to them. */
    private static double leastStep(Study study) {
        Film film = study.film();
        if (!(study.world() instanceof Net net)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] steps = new double[film.updates() + 1];
        for (int update = 1; update <= film.updates(); update++) {
            steps[update] =
                    step(net, film.at(update - 1).parameters(), film.at(update).parameters());
        }
        double least = Double.POSITIVE_INFINITY;
        for (int from = 1; from + Windows.LENGTH <= steps.length; from += Film.GRID) {
            least = Math.min(least, Film.median(Arrays.copyOfRange(steps, from, from + Windows.LENGTH)));
        }
        return least;
    }

    private static double step(Net net, double[] before, double[] after) {
        double way = 0;
        double size = 0;
        for (LayerParts layer : net.layers()) {
            for (Tensor tensor : layer.weights()) {
                for (int i = tensor.offset(); i < tensor.end(); i++) {
                    way += (after[i] - before[i]) * (after[i] - before[i]);
                    size += before[i] * before[i];
                }
            }
        }
        return Math.sqrt(way / size);
    }

    /**
     * After progress and short of the target the run would end clearly lower with a tenth of the rate: asked at the end,
     * with as many updates again, and in the middle, with the rest of them.
     */
    static Answer plateau(Study study) {
        Film film = study.film();
        if (film.failed()) {
            return Answer.NO;
        }
        int n = film.updates();
        double middle = gain(study, n / 2, n);
        double end = gain(study, n, 2 * n);
        double best = Math.min(middle, end);
        return Answer.between(best < 0.88, best < 0.92);
    }

    private static double gain(Study study, int from, int to) {
        double loss = study.film().median(Math.max(0, from - Film.last(from)), from);
        boolean progress =
                loss < 0.9 * Math.min(study.world().chance(), study.film().train(0));
        if (!progress || !study.aboveTarget(from)) {
            return Double.POSITIVE_INFINITY;
        }
        return study.endFrom(from, 0.1, to) / study.endFrom(from, 1, to);
    }
}
