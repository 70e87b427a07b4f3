package downhill.corpus;

import downhill.nn.Values;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;

/**
 * Label of a run that jumps from wall to wall of a valley: projected on the Hessian's steepest direction its updates
 * change their sign each time, and that direction is at least twenty times as steep as the way that remains.
 *
 * <p>On a surface the Hessian is exact, of a network it comes from differences of gradients. Only where all examples
 * are one batch: else the gradients turn because of their batches.
 */
final class RavineLabel {
    private static final int EVERY = 25;
    private static final int ITERATIONS = 30;
    private static final double CONDITION = 20;

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
        boolean noisy = study.experiment().training().batch().rows(rows) < rows;
        if (noisy || study.film().updates() < Windows.LENGTH) {
            return Answer.NO;
        }
        return new RavineLabel(study).answer();
    }

    private Answer answer() {
        boolean[] turns = new boolean[film.updates() + 1];
        for (int update = 2; update <= film.updates(); update++) {
            turns[update] = dot(change(update), change(update - 1)) < 0;
        }
        if (!Windows.any(2, film.updates(), 1, 0.4, update -> turns[update])) {
            return Answer.NO;
        }
        boolean[] jumps = new boolean[film.updates() + 1];
        for (int update = 2; update < film.updates(); update++) {
            if (update % EVERY == 2) {
                look(update);
            }
            jumps[update] = jumps(update);
        }
        return Answer.between(
                Windows.any(2, film.updates() - 1, 1, 0.9, update -> jumps[update]),
                Windows.any(2, film.updates() - 1, 1, 0.7, update -> jumps[update]));
    }

    private boolean jumps(int update) {
        double[] now = change(update);
        double[] before = change(update - 1);
        double along = dot(steepest, now);
        boolean mostly = along * along > 0.5 * dot(now, now);
        boolean steep = curvature > 0 && curvature > CONDITION * Math.abs(rest);
        return mostly && steep && along * dot(steepest, before) < 0 && study.aboveTarget(update) && limits(update);
    }

    /** Gradient descent jumps where rate x curvature is above 1 (plus the momentum), and stays below 2 of it. */
    private boolean limits(int update) {
        Optimizer optimizer = study.experiment().training().optimizer();
        double beta = optimizer instanceof Momentum momentum ? momentum.momentum() : 0;
        boolean known = optimizer instanceof Sgd || optimizer instanceof Momentum;
        double product = film.rate(update) * curvature / (1 + beta);
        return !study.experiment().training().treatment().isEmpty() || !known || (product > 0.9 && product < 2.5);
    }

    private double[] change(int update) {
        double[] now = film.at(update).parameters();
        double[] before = film.at(update - 1).parameters();
        double[] change = new double[size];
        for (int i = 0; i < size; i++) {
            change[i] = now[i] - before[i];
        }
        return change;
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
