package downhill.ui;

import downhill.train.LayerMeasure;
import downhill.train.Row;
import java.util.List;

/** Magnitudes of the heat map in one byte each, on a fixed logarithmic scale from 1e-8 to 1e+2. */
final class HeatCode {
    private static final int ZERO = 0;
    private static final int BELOW = 1;
    private static final int LOWEST = 2;
    private static final int HIGHEST = 252;
    private static final int ABOVE = 253;
    private static final int MISSING = 254;
    private static final int NOT_FINITE = 255;
    private static final double LOW_DECADE = -8;
    private static final double HIGH_DECADE = 2;

    private HeatCode() {}

    /** The largest value of each layer, row by row. */
    static byte[] of(List<Row> rows, LayerMeasure measure, int layers) {
        byte[] codes = new byte[rows.size() * layers];
        for (int r = 0; r < rows.size(); r++) {
            for (int l = 0; l < layers; l++) {
                codes[r * layers + l] = (byte) code(rows.get(r).high(measure, l));
            }
        }
        return codes;
    }

    static int code(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        if (value == Row.MISSING) {
            return MISSING;
        }
        if (value == 0) {
            return ZERO;
        }
        double share = (Math.log10(value) - LOW_DECADE) / (HIGH_DECADE - LOW_DECADE);
        if (share < 0) {
            return BELOW;
        }
        return share > 1 ? ABOVE : LOWEST + (int) Math.round(share * (HIGHEST - LOWEST));
    }
}
