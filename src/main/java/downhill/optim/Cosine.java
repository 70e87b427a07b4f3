package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Half a cosine wave down to the smallest rate, which it then holds; or, if periodic, up again and on.
 *
 * @param periodic whether it goes on behind its length, as PyTorch does
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "cosine",
        formula = "eta_min + (lr - eta_min) * (1 + cos(pi * t / t_max)) / 2, with min(t, t_max) for t "
                + "unless periodic",
        paper = "Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts; "
                + "torch.optim.lr_scheduler.CosineAnnealingLR (periodic)")
public record Cosine(
        @Range(value = 100, min = 1, max = 1_000_000) int tMax,
        @Range(value = 0, max = 100) double etaMin,
        @Range(0) boolean periodic,
        @Range(0) boolean perUpdate)
        implements Schedule {

    /** By epochs; holds its last rate. */
    public Cosine(int tMax, double etaMin) {
        this(tMax, etaMin, false, false);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        // A whole wave takes twice the length.
        long at = periodic ? t % (2L * tMax) : Math.min(t, tMax);
        double share = (double) at / tMax;
        return etaMin + (base - etaMin) * (1 + Functions.cos(Math.PI * share)) / 2;
    }
}
