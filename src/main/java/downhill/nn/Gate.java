package downhill.nn;

import downhill.math.Functions;

/** z times a logistic gate, z sigmoid(g(z)), with its derivatives: a gate that is closed gives 0 even for infinite z. */
final class Gate {
    private Gate() {}

    /** The product, where 0 times infinity is 0. */
    static double times(double z, double factor) {
        return factor == 0 ? 0 : z * factor;
    }

    static double value(double z, double g) {
        return times(z, Functions.sigmoid(g));
    }

    /** The slope, from g and its slope. */
    static double slope(double z, double g, double dg) {
        double open = Functions.sigmoid(g);
        return open + times(z, times(dg, open * Functions.sigmoid(-g)));
    }

    /** The curvature, from g, its slope and its curvature. */
    static double curvature(double z, double g, double dg, double ddg) {
        double open = Functions.sigmoid(g);
        double closed = Functions.sigmoid(-g);
        double first = open * closed;
        double gateCurvature = times(dg * dg, first * (closed - open)) + times(ddg, first);
        return 2 * times(dg, first) + times(z, gateCurvature);
    }
}
