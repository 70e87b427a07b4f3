package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.NormalDistribution;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Normal weights as they are between two bounds, which may be given in either order. */
@Term(id = "trunc_normal", formula = "N(mean, std^2) within [a, b]")
public record TruncatedNormal(
        @Range(value = 0, min = -1000, max = 1000) double mean,

        @Range(value = 0.05, min = 1e-6, max = 1000, scale = Scale.LOG)
        double std,

        @Range(value = -0.1, min = -1000, max = 1000) double a,
        @Range(value = 0.1, min = -1000, max = 1000) double b)
        implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        double low = (Math.min(a, b) - mean) / std;
        double high = (Math.max(a, b) - mean) / std;
        // Far above the mean all shares round to 1; far below they keep their digits.
        boolean mirror = low > 0;
        double from = NormalDistribution.cdf(mirror ? -high : low);
        double to = NormalDistribution.cdf(mirror ? -low : high);
        double near = mirror ? -low : high;
        for (int i = weights.offset(); i < weights.end(); i++) {
            // Where even the largest share is too small for a double, all lies at the bound next to the mean.
            double z = to == 0 ? near : NormalDistribution.quantile(stream.uniform(from, to));
            parameters[i] = Math.clamp(mean + std * (mirror ? -z : z), Math.min(a, b), Math.max(a, b));
        }
    }
}
