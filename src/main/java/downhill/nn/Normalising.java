package downhill.nn;

/**
 * The R-operator of normalising a line of numbers, n = (x - mean) / sqrt(var + eps) with the biased variance: the
 * units of a row, or the rows of a unit.
 *
 * <p>Kept by forward for backward: the line's n and its tangent, for one line at a time.
 */
final class Normalising {
    private final int count;
    private final int step;
    private int at;
    private double inverse;
    private double mean;
    private double meanTangent;
    private double inverseTangent;

    /** Lines of so many numbers, so far apart. */
    Normalising(int count, int step) {
        this.count = count;
        this.step = step;
    }

    /**
     * Takes up a line.
     *
     * @param x the numbers, from {@code at} on
     * @param tangent theirs
     * @param mean of the numbers
     * @param inverse 1 / sqrt(var + eps)
     */
    void take(double[] x, double[] tangent, int at, double mean, double inverse) {
        this.at = at;
        this.mean = mean;
        this.inverse = inverse;
        double sum = 0;
        double together = 0;
        for (int k = 0; k < count; k++) {
            int i = at + k * step;
            sum += tangent[i];
            together = Math.fma(x[i] - mean, tangent[i], together);
        }
        meanTangent = sum / count;
        inverseTangent = -inverse * inverse * inverse * (together / count);
    }

    /** n of number i. */
    double value(double[] x, int i) {
        return (x[i] - mean) * inverse;
    }

    /** The tangent of n of number i. */
    double tangent(double[] x, double[] along, int i) {
        return (along[i] - meanTangent) * inverse + (x[i] - mean) * inverseTangent;
    }

    /**
     * The tangent of the derivative by x, from the derivative e by n and its tangent.
     *
     * @param into overwritten along the line
     */
    void back(double[] x, double[] along, double[] e, double[] eTangent, double[] into) {
        double meanE = 0;
        double meanEn = 0;
        double changeE = 0;
        double changeEn = 0;
        for (int k = 0; k < count; k++) {
            int i = at + k * step;
            meanE += e[k];
            meanEn = Math.fma(e[k], value(x, i), meanEn);
            changeE += eTangent[k];
            changeEn = Math.fma(eTangent[k], value(x, i), Math.fma(e[k], tangent(x, along, i), changeEn));
        }
        meanE /= count;
        meanEn /= count;
        changeE /= count;
        changeEn /= count;
        for (int k = 0; k < count; k++) {
            int i = at + k * step;
            double n = value(x, i);
            double centred = e[k] - meanE - n * meanEn;
            double change = eTangent[k] - changeE - tangent(x, along, i) * meanEn - n * changeEn;
            into[i] = inverseTangent * centred + inverse * change;
        }
    }
}
