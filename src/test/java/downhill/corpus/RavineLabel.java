package downhill.corpus;

import downhill.nn.Values;
import downhill.optim.Sgd;

/**
 * Label of a run in a ravine: learning rate x the Hessian's largest eigenvalue is between 1 and 2, so that plain descent
 * jumps from wall to wall, and the way that remains is at least twenty times as flat, with much of it still to go.
 *
 * <p>Just above 1 the jumps die within a few updates and nobody sees them: there both answers can be defended. On a
 * surface the Hessian is exact, of a network its largest eigenvalue comes from differences of gradients. Only for
 * plain descent with all examples at once: else other limits hold, or none.
 */
final class RavineLabel {
    private static final int EVERY = 10;
    private static final int ITERATIONS = 30;

    private final Study study;
    private final Film film;
    private final int size;
    private double[] steepest = new double[0];
    private double curvature;
    private double rest;

    private RavineLabel(Study study) {
        this.study = study;
        film = study.film();
        size = study.world().layout().size();
    }

    static Answer of(Study study) {
        int rows = study.world().rows();
        boolean whole = study.experiment().training().batch().rows(rows) == rows;
        boolean plain = study.experiment().training().optimizer() instanceof Sgd
                && study.experiment().training().treatment().isEmpty();
        if (!whole || !plain || study.film().updates() < Windows.LENGTH) {
            return Answer.NO;
        }
        return new RavineLabel(study).answer();
    }

    private Answer answer() {
        boolean[] strict = new boolean[film.updates() + 1];
        boolean[] lenient = new boolean[film.updates() + 1];
        double bottom = bottom();
        for (int update = 0; update < film.updates(); update += EVERY) {
            look(update);
            double product = film.rate(update + 1) * curvature;
            double flatter = curvature / Math.abs(rest);
            double toGo = (film.train(update) - bottom) / toGoFrom(update, bottom);
            strict[update] = product > 1.4 && product < 2 && rest > 0 && flatter > 22 && toGo > 0.1;
            lenient[update] = product > 0.95 && product < 2.2 && flatter > 18 && toGo > 0.02;
        }
        int last = film.updates() - 1;
        return Answer.between(
                Windows.any(0, last, EVERY, 0.8, update -> strict[update]),
                Windows.any(0, last, EVERY, 0.5, update -> lenient[update]));
    }

    /** The lowest point known: that of the surface, or what the run reaches in three times as many updates. */
    private double bottom() {
        return study.world() instanceof Hills hills && Double.isFinite(hills.lowest())
                ? hills.lowest()
                : Math.min(film.end(), study.endFrom(film.updates(), 1, 3 * film.updates()));
    }

    /** A hundredth of the whole descent on a surface; of a network, whose noise has a floor, the loss itself. */
    private double toGoFrom(int update, double bottom) {
        return study.world() instanceof Hills ? 0.01 * (film.train(0) - bottom) : film.train(update);
    }

    /** Finds the steepest direction at an update, its curvature, and the curvature along the rest of the gradient. */
    private void look(int update) {
        Values at = film.at(update);
        double[] gradient = new double[size];
        study.world().whole(at, gradient);
        double[] v = steepest.length > 0 ? steepest : gradient.clone();
        for (int i = 0; i < ITERATIONS && normalise(v); i++) {
            double[] next = curve(at, v);
            curvature = dot(v, next);
            v = next;
        }
        normalise(v);
        steepest = v;
        double along = dot(gradient, v);
        for (int i = 0; i < size; i++) {
            gradient[i] -= along * v[i];
        }
        rest = normalise(gradient) ? dot(gradient, curve(at, gradient)) : 0;
    }

    /** The Hessian times a vector of length 1. */
    private double[] curve(Values at, double[] v) {
        if (study.world() instanceof Hills hills) {
            double[] h = new double[3];
            hills.on().surface().hessian(at.parameters()[0], at.parameters()[1], h);
            return new double[] {h[0] * v[0] + h[1] * v[1], h[1] * v[0] + h[2] * v[1]};
        }
        double step = 1e-4;
        double[] up = gradientAt(at, v, step);
        double[] down = gradientAt(at, v, -step);
        for (int i = 0; i < size; i++) {
            up[i] = (up[i] - down[i]) / (2 * step);
        }
        return up;
    }

    private double[] gradientAt(Values at, double[] v, double step) {
        double[] p = at.parameters().clone();
        for (int i = 0; i < size; i++) {
            p[i] += step * v[i];
        }
        double[] gradient = new double[size];
        study.world().whole(new Values(p, at.buffers().clone()), gradient);
        return gradient;
    }

    private static boolean normalise(double[] v) {
        double norm = Clipping.norm(v, 0, v.length);
        if (norm == 0 || !Double.isFinite(norm)) {
            return false;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
