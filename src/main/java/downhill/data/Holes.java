package downhill.data;

import java.util.Arrays;

/** Missing numbers (NaN) among the inputs, each filled with the mean of its feature over the training rows. */
@SuppressWarnings("ArrayRecordComponent") // small, never written after construction
record Holes(double[] means) {

    /** Means of what is there; 0 for a feature of which nothing is. */
    static Holes of(Examples training) {
        int features = training.features();
        double[] means = new double[features];
        for (int c = 0; c < features; c++) {
            double sum = 0;
            int count = 0;
            for (int i = c; i < training.x().length; i += features) {
                if (!Double.isNaN(training.x()[i])) {
                    sum += training.x()[i];
                    count++;
                }
            }
            means[c] = count > 0 ? sum / count : 0;
        }
        return new Holes(means);
    }

    Examples fill(Examples examples) {
        if (Arrays.stream(examples.x()).noneMatch(Double::isNaN)) {
            return examples;
        }
        double[] x = examples.x().clone();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                x[i] = means[i % means.length];
            }
        }
        return examples.withX(x);
    }
}
