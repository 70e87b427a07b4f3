package downhill.ui;

import downhill.data.Examples;
import java.util.Arrays;

/**
 * A data set in a hundred numbers or so.
 *
 * @param kind {@code classes} and {@code curve} are dots, {@code lines} end where x turns back, {@code pixels} are the
 *     grey squares of small pictures
 * @param points rows [x, y, class, mark or grey], x and y from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record ThumbnailPicture(String kind, float[] points) {
    private static final int SEQUENCES = 3;
    private static final int PICTURES_ACROSS = 3;
    private static final int PICTURES_DOWN = 2;

    /** Rows of a table over their first two inputs; a number of one input over that one. */
    static ThumbnailPicture points(Examples examples, boolean number) {
        double[] across = column(examples, 0);
        boolean curve = number && examples.inputs() != 2;
        double[] up = curve ? examples.y() : column(examples, Math.min(1, examples.inputs() - 1));
        double middle = Arrays.stream(examples.y()).average().orElse(0);
        float[] flat = new float[examples.rows() * 3];
        for (int r = 0; r < examples.rows(); r++) {
            double y = examples.y()[r];
            // A number over the plane has the two colours of above and below its mean.
            double colour = curve ? 0 : number ? (y > middle ? 1 : 0) : y;
            put(flat, r, share(across, across[r]), share(up, up[r]), colour);
        }
        return new ThumbnailPicture(curve ? "curve" : "classes", flat);
    }

    private static double[] column(Examples examples, int column) {
        double[] values = new double[examples.rows()];
        for (int r = 0; r < values.length; r++) {
            values[r] = examples.x()[r * examples.inputs() + column];
        }
        return values;
    }

    /** One long series, of which every row is a window. */
    static ThumbnailPicture series(Examples examples) {
        double[] values = column(examples, 0);
        float[] flat = new float[values.length * 3];
        for (int r = 0; r < values.length; r++) {
            put(flat, r, (double) r / (values.length - 1), share(values, values[r]), 0);
        }
        return new ThumbnailPicture("lines", flat);
    }

    /** The first feature of a few sequences, one above the other; a second feature marks points. */
    static ThumbnailPicture sequences(Examples examples) {
        int steps = examples.steps();
        int features = examples.features();
        boolean classes = !examples.labels().classes().isEmpty();
        double[] values = new double[SEQUENCES * steps];
        for (int i = 0; i < values.length; i++) {
            values[i] = examples.x()[i * features];
        }
        float[] flat = new float[values.length * 3];
        for (int i = 0; i < values.length; i++) {
            int row = i / steps;
            double up = (SEQUENCES - 1 - row + 0.1 + 0.8 * share(values, values[i])) / SEQUENCES;
            double mark = features > 1 ? examples.x()[i * features + 1] : 0;
            double last = examples.y()[(row + 1) * steps - 1];
            put(flat, i, (double) (i % steps) / (steps - 1), up, classes ? last : mark);
        }
        return new ThumbnailPicture(classes ? "lines" : "marks", flat);
    }

    /** The first of square grey pictures. */
    static ThumbnailPicture pixels(Examples examples) {
        int side = (int) Math.round(Math.sqrt(examples.inputs()));
        int across = PICTURES_ACROSS * side;
        int down = PICTURES_DOWN * side;
        double most = Arrays.stream(examples.x()).max().orElse(1);
        float[] flat = new float[across * down * 3];
        for (int i = 0; i < across * down; i++) {
            int x = i % across;
            int y = i / across;
            int picture = y / side * PICTURES_ACROSS + x / side;
            double grey = examples.x()[picture * examples.inputs() + y % side * side + x % side] / most;
            put(flat, i, place(x, side, PICTURES_ACROSS), 1 - place(y, side, PICTURES_DOWN), grey);
        }
        return new ThumbnailPicture("pixels", flat);
    }

    /** The middle of a pixel, from 0 to 1, in a row of pictures with a pixel's gap between them. */
    private static double place(int pixel, int side, int pictures) {
        return (pixel + pixel / side + 0.5) / (pictures * (side + 1) - 1);
    }

    private static void put(float[] flat, int row, double x, double y, double value) {
        flat[3 * row] = (float) x;
        flat[3 * row + 1] = (float) y;
        flat[3 * row + 2] = (float) value;
    }

    private static double share(double[] values, double value) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        return high > low ? (value - low) / (high - low) : 0.5;
    }
}
