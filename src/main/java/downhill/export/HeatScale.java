package downhill.export;

import downhill.train.LayerMeasure;
import downhill.train.Row;

/** What the colours of a heat map say. */
enum HeatScale {
    /** The value itself, from 1e-8 to 1e+2. */
    ABSOLUTE(-8, 2),

    /** Its ratio to that of the last layer, from 1e-5 to 1e+5. */
    RELATIVE(-5, 5);

    /** Stands for what was not measured. */
    static final int NOTHING = -1;

    /** Stands for what is no number. */
    static final int BROKEN = -2;

    private static final double DECADES = 10;

    final int low;
    final int high;

    HeatScale(int low, int high) {
        this.low = low;
        this.high = high;
    }

    /** The largest of a measure in a layer as this scale shows it, or {@link Row#MISSING}. */
    double value(Row row, LayerMeasure measure, int layer) {
        double value = row.high(measure, layer);
        if (this == ABSOLUTE || value == 0 || value == Row.MISSING || !Double.isFinite(value)) {
            return value;
        }
        double last = row.high(measure, row.layers() - 1);
        return last > 0 && Double.isFinite(last) ? value / last : Row.MISSING;
    }

    /** From 0 to 1 on the scale, else outside. */
    double share(double value) {
        return (Math.log10(value) - low) / DECADES;
    }

    /** The colour at a place from 0 to 1. */
    int colour(double share, Ink ink) {
        return this == ABSOLUTE ? Ink.magnitude(share) : ink.signed(share * 2 - 1);
    }

    /** The colour of a value, {@link #NOTHING}, or {@link #BROKEN}. */
    int shade(double value, Ink ink) {
        if (!Double.isFinite(value)) {
            return BROKEN;
        }
        if (value == Row.MISSING) {
            return NOTHING;
        }
        if (value == 0) {
            return ink.zero;
        }
        double share = share(value);
        return share < 0 ? Ink.BELOW : share > 1 ? Ink.ABOVE : colour(share, ink);
    }
}
