package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Half cosine waves down to the smallest rate, each after a jump back to the full one.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "cosine_warm_restarts",
        formula = "eta_min + (lr - eta_min) * (1 + cos(pi * s / T)) / 2, s since the last restart; T = t0 "
                + "at first, times t_mult at each restart",
        paper = "Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts")
public record CosineWarmRestarts(
        @Range(value = 20, min = 1, max = 1_000_000) int t0,
        @Range(value = 2, min = 1, max = 100) int tMult,
        @Range(value = 0, max = 100) double etaMin,
        @Range(0) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        long length = t0;
        if (tMult == 1) {
            t %= length;
        }
        while (t >= length) {
            t -= length;
            length *= tMult;
        }
        double share = (double) t / (double) length;
        return etaMin + (base - etaMin) * (1 + Functions.cos(Math.PI * share)) / 2;
    }
}
