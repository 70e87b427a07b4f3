package downhill.math;

/**
 * A named block of a flat array, row-major; a weight matrix is {@code W[out][in]}, a vector has one column.
 *
 * @param name unique within its layout, such as {@code 0.weight}
 * @param rows number of rows, at least 1
 * @param columns number of columns, at least 1
 * @param offset index of the first element in the flat array
 */
public record Tensor(String name, int rows, int columns, int offset) {

    /** Number of elements. */
    public int size() {
        return rows * columns;
    }

    /** Index behind the last element. */
    public int end() {
        return offset + size();
    }
}
