package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/** Half a cosine wave down to the smallest rate, which it then holds. */
@Term(
        id = "cosine",
        formula = "eta_min + (lr - eta_min) * (1 + cos(pi * min(epoch, t_max) / t_max)) / 2",
        paper = "Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts")
public record Cosine(
        @Range(value = 100, min = 1, max = 1_000_000) int tMax,
        @Range(value = 0, max = 100) double etaMin) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        double share = (double) Math.min(epoch, tMax) / tMax;
        return etaMin + (base - etaMin) * (1 + Functions.cos(Math.PI * share)) / 2;
    }
}
