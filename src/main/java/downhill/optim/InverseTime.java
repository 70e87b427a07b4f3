package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;

/** Decay as one over time: fast at first, ever slower later. */
@Term(id = "inverse_time", formula = "lr / (1 + k * epoch)", paper = "Robbins & Monro 1951")
public record InverseTime(@Range(value = 0.05, max = 100) double k) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return base / (1 + k * epoch);
    }
}
