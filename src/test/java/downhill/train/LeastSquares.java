package downhill.train;

import downhill.data.Examples;

/** The best straight line in closed form. */
final class LeastSquares {
    private LeastSquares() {}

    /** Its mean squared error. */
    static double loss(Examples examples) {
        double slope = slope(examples);
        double bias = bias(examples);
        double sum = 0;
        for (int r = 0; r < examples.rows(); r++) {
            double error = slope * examples.x()[r] + bias - examples.y()[r];
            sum += error * error;
        }
        return sum / examples.rows();
    }

    static double bias(Examples examples) {
        return mean(examples.y()) - slope(examples) * mean(examples.x());
    }

    private static double slope(Examples examples) {
        double mx = mean(examples.x());
        double my = mean(examples.y());
        double above = 0;
        double below = 0;
        for (int r = 0; r < examples.rows(); r++) {
            above += (examples.x()[r] - mx) * (examples.y()[r] - my);
            below += (examples.x()[r] - mx) * (examples.x()[r] - mx);
        }
        return above / below;
    }

    private static double mean(double[] v) {
        double sum = 0;
        for (double number : v) {
            sum += number;
        }
        return sum / v.length;
    }
}
