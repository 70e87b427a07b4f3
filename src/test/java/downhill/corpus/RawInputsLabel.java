package downhill.corpus;

import downhill.data.Examples;

/** Label of badly scaled inputs: from the columns themselves, and from what standardising them brings. */
final class RawInputsLabel {
    /** Decades below the rate of the run that are tried. */
    private static final int SLOWEST = -3;

    /** Highest rate that is tried, unless that of the run is higher. */
    private static final double FASTEST = 10;

    private RawInputsLabel() {}

    /**
     * Columns are not centred and scaled, and of what the raw run lacks to what can be reached the same run with
     * standardised inputs lacks less than half, each at the rate of all decades that suits it best: the verdict says that
     * no rate suits raw inputs, so that a run with a rate that no inputs could learn with tells nothing of them. The best
     * of decades is up to half a decade away from the best rate; what is less than a tenth of guessing is no harm.
     */
    static Answer of(Study study) {
        boolean raw = study.world() instanceof Net && !study.experiment().data().standardize();
        if (!raw || !badlyScaled(study)) {
            return Answer.NO;
        }
        int n = study.planned();
        double rate = study.experiment().training().learningRate();
        double best = Double.POSITIVE_INFINITY;
        double scaled = Double.POSITIVE_INFINITY;
        double suits = 1;
        for (int decade = SLOWEST; decade <= 0 || rate * StrictMath.pow(10, decade) <= FASTEST; decade++) {
            double factor = StrictMath.pow(10, decade);
            best = Math.min(best, study.endAt(factor));
            double end = study.endStandardised(factor, n);
            suits = end < scaled ? factor : suits;
            scaled = Math.min(scaled, end);
        }
        if (Double.isInfinite(best)) {
            return Answer.of(Double.isFinite(scaled));
        }
        double reached = Math.min(Math.min(best, scaled), study.endStandardised(suits, 3 * n));
        double lacks = best - reached;
        double chance = study.world().chance();
        double share = (scaled - reached) / lacks;
        return Answer.between(lacks > 0.1 * chance && share < 0.45, lacks > 0.06 * chance && share < 0.55);
    }

    /** A mean more than a deviation from 0, or deviations (and the 1 of the bias) more than a factor 5 apart. */
    private static boolean badlyScaled(Study study) {
        Examples train = ((Net) study.world()).data().train();
        double least = 1;
        double most = 1;
        double farthest = 0;
        for (int column = 0; column < train.inputs(); column++) {
            double[] values = new double[train.rows()];
            for (int r = 0; r < values.length; r++) {
                values[r] = train.x()[r * train.inputs() + column];
            }
            double mean = mean(values);
            double deviation = Math.sqrt(Net.variance(values));
            if (deviation > 0) {
                least = Math.min(least, deviation);
                most = Math.max(most, deviation);
                farthest = Math.max(farthest, Math.abs(mean) / deviation);
            }
        }
        return farthest > 1 || most / least > 5;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
