package downhill.corpus;

import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Labels of the learning rate, from the same experiment with another one. */
final class RateLabels {
    /** Updates for which a loss must stay where it should not be. */
    private static final int STAYS = 10;

    /** Farther than this share of their length weights have not been moved that hardly move. */
    private static final double MOVED = 0.3;

    /** What a loss falls by in a window that can be seen, as a share of what guessing costs. */
    private static final double SEEN = 1e-4;

    private RateLabels() {}

    /**
     * The loss on the whole set exceeds a thousand times that of the start or of guessing, or a number is none; asked of
     * a loop that does not stop where the trainer's does, at the loss of a batch.
     */
    static Answer diverged(Study study) {
        Film film = study.film();
        Loop loop = new Loop(study.world(), study.experiment(), 1);
        boolean goes = true;
        for (int u = 0; goes && u < study.planned(); u++) {
            goes = loop.step() && study.world().train(loop.values()) <= film.limit();
        }
        return Answer.of(!goes);
    }

    /**
     * It failed, and with some lower rate it learns; or for a time its loss is near that of guessing or above, and with
     * a third of the rate, a tenth and so on to a hundredth it is far lower at that time. "For a time" is as long as a
     * verdict needs to be more than suspected; a single window is what a run gets over by itself.
     */
    static Answer tooHigh(Study study) {
        return study.film().failed() ? failedByRate(study) : stuckByRate(study);
    }

    private static Answer failedByRate(Study study) {
        double best = Double.POSITIVE_INFINITY;
        for (double factor = 0.1; factor > 1e-7; factor /= 10) {
            best = Math.min(best, study.endAt(factor));
        }
        return Answer.between(best < 0.95 * study.film().train(0), Double.isFinite(best));
    }

    private static Answer stuckByRate(Study study) {
        Film film = study.film();
        double chance = study.world().chance();
        if (study.world() instanceof Hills || film.updates() < Windows.LENGTH) {
            return Answer.NO;
        }
        List<Film> slower =
                Stream.of(1.0 / 3, 0.1, 1.0 / 30, 0.01).map(study::filmAt).toList();
        int inARow = 0;
        boolean strict = false;
        boolean lenient = false;
        for (int to = Windows.LENGTH; to <= film.updates(); to += Film.GRID) {
            int from = to - Windows.LENGTH + 1;
            double loss = film.median(from, to);
            double best = loss;
            for (Film other : slower) {
                best = Math.min(best, median(other, from, to));
            }
            inARow = loss > 0.95 * chance && best < 0.45 * loss ? inARow + 1 : 0;
            strict |= inARow * Film.GRID > STAYS;
            lenient |= loss > 0.85 * chance && best < 0.55 * loss;
        }
        return Answer.between(strict, lenient);
    }

    private static double median(Film film, int from, int to) {
        return film.updates() < to ? Double.POSITIVE_INFINITY : film.median(from, to);
    }

    /**
     * At some time short of the target the loss still falls, the weights hardly move and have not moved far, and with a
     * rate ten, a hundred or a thousand times as large the loss is far lower at that time, or has come much farther down
     * from where it began (or from guessing). A network that large updates have silenced, or whose schedule has ended,
     * also stands still; its rate was not too low.
     */
    static Answer tooLow(Study study) {
        Film film = study.film();
        if (film.failed() || !(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        double[] steps = new double[film.updates() + 1];
        for (int update = 1; update <= film.updates(); update++) {
            steps[update] =
                    step(net, film.at(update - 1).parameters(), film.at(update).parameters());
        }
        Film[] faster = null;
        boolean strict = false;
        boolean lenient = false;
        for (int to = 2 * Windows.LENGTH; to <= film.updates() && !strict; to += 2 * Film.GRID) {
            int from = to - Windows.LENGTH + 1;
            double step = Film.median(Arrays.copyOfRange(steps, from, to + 1));
            if (step < 1.3e-4 && study.aboveTarget(to)) {
                faster = faster == null ? faster(study) : faster;
                double loss = film.median(from, to);
                double best = loss;
                for (Film other : faster) {
                    best = Math.min(best, median(other, from, to));
                }
                double moved = step(net, film.at(0).parameters(), film.at(to).parameters());
                double falls =
                        2 * (film.median(from, to - Windows.LENGTH / 2) - film.median(to - Windows.LENGTH / 2 + 1, to));
                double chance = study.world().chance();
                strict |= step < 0.8e-4
                        && moved < 0.9 * MOVED
                        && falls > SEEN * chance
                        && gains(study, loss, best, 0.65, 0.02);
                lenient |= moved < 1.1 * MOVED && falls > 0 && gains(study, loss, best, 0.75, 0.01);
            }
        }
        return Answer.between(strict, lenient);
    }

    private static Film[] faster(Study study) {
        return new Film[] {study.filmAt(10), study.filmAt(100), study.filmAt(1000)};
    }

    private static boolean gains(Study study, double loss, double best, double share, double matters) {
        double chance = study.world().chance();
        double from = Math.min(study.film().train(0), chance);
        boolean farther = from - loss < share * (from - best);
        return loss - best > matters * chance && (farther || best < share * loss);
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
}
