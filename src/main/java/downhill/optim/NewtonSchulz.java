package downhill.optim;

import downhill.math.Kernels;
import downhill.math.Tensor;

/**
 * The Newton-Schulz iteration of fifth order: brings all singular values of a matrix near 1 without a decomposition.
 *
 * <p>X = U / (||U|| + 1e-7), transposed if it has more rows than columns; then so many times A = X X^T and
 * X = a X + (b A + c A^2) X with a = 3.4445, b = -4.7750, c = 2.0315 (Jordan et al. 2024); then transposed back.
 */
final class NewtonSchulz {
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final double EPSILON = 1e-7;

    private NewtonSchulz() {}

    /**
     * One tensor of u in place.
     *
     * @param scale of the result
     * @param state whose scratch arrays 1 to 4 are used; u is none of them
     */
    static void orthogonalize(double[] u, Tensor tensor, int steps, double scale, OptimizerState state) {
        boolean turned = tensor.rows() > tensor.columns();
        int rows = turned ? tensor.columns() : tensor.rows();
        int columns = turned ? tensor.rows() : tensor.columns();
        double[] x = state.scratch(1, rows * columns);
        double[] square = state.scratch(2, rows * rows);
        double[] fourth = state.scratch(3, rows * rows);
        double[] product = state.scratch(4, rows * columns);
        double norm = Math.sqrt(Kernels.sumOfSquares(u, tensor.offset(), tensor.end())) + EPSILON;
        load(u, tensor, turned, norm, x);
        for (int step = 0; step < steps; step++) {
            Kernels.transpose(x, 0, columns, rows, columns, product);
            Kernels.affine(x, 0, -1, product, 0, square, 0, rows, columns, rows);
            Kernels.affine(square, 0, -1, square, 0, fourth, 0, rows, rows, rows);
            for (int i = 0; i < rows * rows; i++) {
                square[i] = B * square[i] + C * fourth[i];
            }
            Kernels.affine(square, 0, -1, x, 0, product, 0, columns, rows, rows);
            for (int i = 0; i < rows * columns; i++) {
                x[i] = A * x[i] + product[i];
            }
        }
        store(x, tensor, turned, scale, u);
    }

    private static void load(double[] u, Tensor tensor, boolean turned, double norm, double[] x) {
        int down = turned ? 1 : tensor.columns();
        int along = turned ? tensor.rows() : 1;
        for (int r = 0; r < tensor.rows(); r++) {
            int from = tensor.offset() + r * tensor.columns();
            for (int c = 0; c < tensor.columns(); c++) {
                x[r * down + c * along] = u[from + c] / norm;
            }
        }
    }

    private static void store(double[] x, Tensor tensor, boolean turned, double scale, double[] u) {
        int down = turned ? 1 : tensor.columns();
        int along = turned ? tensor.rows() : 1;
        for (int r = 0; r < tensor.rows(); r++) {
            int to = tensor.offset() + r * tensor.columns();
            for (int c = 0; c < tensor.columns(); c++) {
                u[to + c] = scale * x[r * down + c * along];
            }
        }
    }
}
