package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Adds normal noise that fades with time.
 *
 * @param eta variance of the first update
 * @param gamma how fast it fades
 */
@Term(
        id = "gradient_noise",
        formula = "g = g + N(0, eta / (1 + t)^gamma), t updates made before",
        paper = "Neelakantan et al. 2015, Adding gradient noise improves learning for very deep networks")
public record GradientNoise(
        @Range(value = 0.01, max = 100) double eta,
        @Range(value = 0.55, max = 10) double gamma) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        double deviation = Math.sqrt(eta / Functions.pow(1 + (double) on.update(), gamma));
        int size = on.layout().size();
        for (int i = 0; i < size; i++) {
            gradient[i] += deviation * on.noise().normal();
        }
        on.altered();
    }
}
