package downhill.train;

import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.Arrays;
import java.util.List;

/**
 * A signed matrix in one byte an element: code 0 to 254 stands for (code - 127) / 127 * scale, 255 for a number that
 * is not finite.
 *
 * @param rows at most {@link #MAX_SIDE}; larger matrices are thinned to the element of largest magnitude of each block
 * @param scale largest finite magnitude
 * @param codes row-major
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
public record WeightMap(int rows, int columns, double scale, byte[] codes) {
    /** Most rows and columns of a map. */
    public static final int MAX_SIDE = 64;

    /** Most rows and columns of a corner in a deep network. */
    public static final int DEEP_CORNER = 16;

    private static final int CORNER = 32;
    private static final int DEEP = 10;

    private static final int ZERO = 127;
    private static final int NOT_FINITE = 255;

    /** So many units a graph draws of each layer of a network with so many layers, the output layer too. */
    static int drawn(int layers) {
        return layers < DEEP ? CORNER : DEEP_CORNER;
    }

    /** The corner of each layer's weights: of as many units as a graph draws. */
    static List<WeightMap> corners(List<LayerParts> layers, double[] numbers) {
        int side = drawn(layers.size());
        return layers.stream()
                .map(layer -> corner(numbers, layer.weight(), side))
                .toList();
    }

    /** The map of a tensor inside flat numbers. */
    static WeightMap of(double[] numbers, Tensor tensor) {
        int rows = Math.min(tensor.rows(), MAX_SIDE);
        int columns = Math.min(tensor.columns(), MAX_SIDE);
        double[] picked = new double[rows * columns];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = strongest(numbers, tensor, i / columns, i % columns, rows, columns);
        }
        return coded(rows, columns, picked);
    }

    /** The map of a tensor's first rows and columns, as they are. */
    static WeightMap corner(double[] numbers, Tensor tensor, int side) {
        int rows = Math.min(tensor.rows(), side);
        int columns = Math.min(tensor.columns(), side);
        double[] picked = new double[rows * columns];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = numbers[tensor.offset() + i / columns * tensor.columns() + i % columns];
        }
        return coded(rows, columns, picked);
    }

    /** The same at half of the resolution: of each two by two elements the one of largest magnitude. */
    public WeightMap halved() {
        int newRows = Math.ceilDiv(rows, 2);
        int newColumns = Math.ceilDiv(columns, 2);
        byte[] picked = new byte[newRows * newColumns];
        Arrays.fill(picked, (byte) ZERO);
        for (int i = 0; i < codes.length; i++) {
            int at = i / columns / 2 * newColumns + i % columns / 2;
            picked[at] = strength(codes[i]) > strength(picked[at]) ? codes[i] : picked[at];
        }
        return new WeightMap(newRows, newColumns, scale, picked);
    }

    // A number that is not finite wins over every other.
    private static int strength(byte code) {
        return Math.abs(Byte.toUnsignedInt(code) - ZERO);
    }

    /** The map of numbers in rows, on a scale of their own. */
    static WeightMap coded(int rows, int columns, double[] numbers) {
        double scale = 0;
        for (double number : numbers) {
            scale = Double.isFinite(number) ? Math.max(scale, Math.abs(number)) : scale;
        }
        byte[] codes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            codes[i] = code(numbers[i], scale);
        }
        return new WeightMap(rows, columns, scale, codes);
    }

    private static double strongest(double[] numbers, Tensor tensor, int row, int column, int rows, int columns) {
        double strongest = 0;
        int lastRow = (row + 1) * tensor.rows() / rows;
        int lastColumn = (column + 1) * tensor.columns() / columns;
        for (int r = row * tensor.rows() / rows; r < lastRow; r++) {
            for (int c = column * tensor.columns() / columns; c < lastColumn; c++) {
                double v = numbers[tensor.offset() + r * tensor.columns() + c];
                // A number that is not finite wins over every other.
                if (!Double.isFinite(v) || (Double.isFinite(strongest) && Math.abs(v) > Math.abs(strongest))) {
                    strongest = v;
                }
            }
        }
        return strongest;
    }

    /** The byte of a number on a scale. */
    static byte code(double value, double scale) {
        if (!Double.isFinite(value)) {
            return (byte) NOT_FINITE;
        }
        return scale == 0 ? (byte) ZERO : (byte) (ZERO + StrictMath.round(value / scale * ZERO));
    }
}
