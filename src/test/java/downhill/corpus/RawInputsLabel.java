package downhill.corpus;

import downhill.data.Examples;

/** Label of badly scaled inputs: from the columns themselves, and from what standardising them brings. */
final class RawInputsLabel {
    private RawInputsLabel() {}

    /**
     * Columns are not centred and scaled, and of what the raw run lacks to what can be reached the same run with
     * standardised inputs lacks less than half: each at its rate or a tenth of it, whatever suits it better.
     */
    static Answer of(Study study) {
        boolean raw = study.world() instanceof Net && !study.experiment().data().standardize();
        if (!raw || !badlyScaled(study)) {
            return Answer.NO;
        }
        int n = study.planned();
        double end = Math.min(study.film().end(), study.endAt(0.1));
        double scaled = Math.min(study.endStandardised(1, n), study.endStandardised(0.1, n));
        if (Double.isInfinite(end)) {
            return Answer.of(Double.isFinite(scaled));
        }
        double floor = Math.min(Math.min(end, scaled), study.endStandardised(1, 3 * n));
        double lacks = end - floor;
        double chance = study.world().chance();
        double share = (scaled - floor) / lacks;
        return Answer.between(lacks > 0.06 * chance && share < 0.45, lacks > 0.04 * chance && share < 0.55);
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
