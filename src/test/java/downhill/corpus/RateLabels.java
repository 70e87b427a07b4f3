package downhill.corpus;

import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;

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

    /** Ten times the rate ends far lower, and the weights have hardly moved. */
    static Answer tooLow(Study study) {
        double moved = moved(study);
        if (study.film().failed() || moved > 0.2) {
            return Answer.NO;
        }
        double gain = study.endAt(10) / study.film().end();
        return Answer.between(moved < 0.1 && gain < 0.65, gain < 0.75);
    }

    /** How far the weights of all layers have come, relative to where they began. */
    private static double moved(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] first = study.film().at(0).parameters();
        double[] last = study.film().at(study.film().updates()).parameters();
        double way = 0;
        double size = 0;
        for (LayerParts layer : net.layers()) {
            for (Tensor tensor : layer.weights()) {
                for (int i = tensor.offset(); i < tensor.end(); i++) {
                    way += (last[i] - first[i]) * (last[i] - first[i]);
                    size += first[i] * first[i];
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
        return Answer.between(best < 0.87, best < 0.93);
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
