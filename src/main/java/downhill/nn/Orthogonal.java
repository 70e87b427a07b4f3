package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/**
 * Weights that turn and mirror, but do not stretch: rows at right angles, or columns where there are more rows.
 *
 * <p>Normal draws, made orthonormal one after the other by Gram and Schmidt; this is the QR decomposition whose R has a
 * positive diagonal, so that every rotation is equally likely.
 */
@Term(
        id = "orthogonal",
        formula = "W W^T = gain^2 I, or W^T W where out > in",
        paper = "Saxe, McClelland & Ganguli 2014, Exact solutions to the nonlinear dynamics of learning")
public record Orthogonal(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser, Scaled {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.normal(parameters, weights, 1, stream);
        Vectors vectors = Vectors.of(parameters, weights);
        for (int v = 0; v < vectors.count; v++) {
            double before = vectors.length(v);
            // The second pass removes what rounding left in the first (Giraud et al. 2005, "twice is enough").
            for (int pass = 0; pass < 2; pass++) {
                for (int u = 0; u < v; u++) {
                    vectors.add(-vectors.dot(u, v), u, v);
                }
            }
            double length = vectors.length(v);
            if (length <= 1e-10 * before) {
                // Nothing of its own: another draw will have. Practically this never happens.
                vectors.draw(v, stream);
                v--;
            } else {
                vectors.scale(1 / length, v);
            }
        }
        for (int i = weights.offset(); i < weights.end(); i++) {
            parameters[i] *= gain;
        }
    }

    @Override
    public Initialiser withGain(double other) {
        return new Orthogonal(other);
    }

    /** The rows of a matrix, or its columns where there are fewer of them. */
    @SuppressWarnings("ArrayRecordComponent") // the live array itself is meant
    private record Vectors(double[] flat, int offset, int count, int size, int next, int inside) {

        static Vectors of(double[] flat, Tensor w) {
            return w.rows() <= w.columns()
                    ? new Vectors(flat, w.offset(), w.rows(), w.columns(), w.columns(), 1)
                    : new Vectors(flat, w.offset(), w.columns(), w.rows(), 1, w.columns());
        }

        private int at(int vector, int i) {
            return offset + vector * next + i * inside;
        }

        double dot(int u, int v) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum = Math.fma(flat[at(u, i)], flat[at(v, i)], sum);
            }
            return sum;
        }

        double length(int v) {
            return Math.sqrt(dot(v, v));
        }

        void add(double factor, int u, int v) {
            for (int i = 0; i < size; i++) {
                flat[at(v, i)] = Math.fma(factor, flat[at(u, i)], flat[at(v, i)]);
            }
        }

        void scale(double factor, int v) {
            for (int i = 0; i < size; i++) {
                flat[at(v, i)] *= factor;
            }
        }

        void draw(int v, Stream stream) {
            for (int i = 0; i < size; i++) {
                flat[at(v, i)] = stream.normal();
            }
        }
    }
}
