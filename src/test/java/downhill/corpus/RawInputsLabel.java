package downhill.corpus;

import downhill.data.Examples;

/** Label of badly scaled inputs: from the columns themselves, and from what standardising them brings. */
final class RawInputsLabel {
    private RawInputsLabel() {}

    /** Columns are badly scaled, and with standardised ones the same run reaches less than half of the loss. */
    static Answer of(Study study) {
        boolean raw = study.world() instanceof Net && !study.experiment().data().standardize();
        if (!raw || !badlyScaled(study, 0.9)) {
            return Answer.NO;
        }
        double end = study.film().end();
        double scaled = study.endStandardised(1);
        double share = Double.isInfinite(end) ? (Double.isInfinite(scaled) ? 1 : 0) : scaled / end;
        return Answer.between(badlyScaled(study, 1.1) && share < 0.45, share < 0.55);
    }

    /** A mean more than 3 deviations from 0, or deviations (and the 1 of the bias) more than a factor 10 apart. */
    private static boolean badlyScaled(Study study, double slack) {
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
        return farthest > 3 * slack || most / least > 10 * slack;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
