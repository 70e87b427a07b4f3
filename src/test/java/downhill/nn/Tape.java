package downhill.nn;

import java.util.ArrayList;
import java.util.List;

/** Derivatives by a tape of single numbers: slow, short, and independent of the engine's own backward passes. */
final class Tape {
    private final List<Scalar> numbers = new ArrayList<>();

    /** A number that depends on nothing. */
    Scalar leaf(double value) {
        return add(new Scalar(value, new Scalar[0], new double[0]));
    }

    Scalar[] leaves(double[] values) {
        Scalar[] leaves = new Scalar[values.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = leaf(values[i]);
        }
        return leaves;
    }

    Scalar plus(Scalar a, Scalar b) {
        return add(new Scalar(a.value + b.value, new Scalar[] {a, b}, new double[] {1, 1}));
    }

    Scalar times(Scalar a, Scalar b) {
        return add(new Scalar(a.value * b.value, new Scalar[] {a, b}, new double[] {b.value, a.value}));
    }

    /** factor * a + shift. */
    Scalar linear(double factor, Scalar a, double shift) {
        return of(a, factor * a.value + shift, factor);
    }

    Scalar tanh(Scalar a) {
        double y = StrictMath.tanh(a.value);
        return of(a, y, 1 - y * y);
    }

    Scalar sigmoid(Scalar a) {
        double y = 1 / (1 + StrictMath.exp(-a.value));
        return of(a, y, y * (1 - y));
    }

    Scalar relu(Scalar a) {
        return of(a, Math.max(a.value, 0), a.value > 0 ? 1 : 0);
    }

    private Scalar of(Scalar a, double value, double slope) {
        return add(new Scalar(value, new Scalar[] {a}, new double[] {slope}));
    }

    private Scalar add(Scalar number) {
        numbers.add(number);
        return number;
    }

    /** Gives every number of the tape its derivative of {@code end}. */
    void backward(Scalar end) {
        end.derivative = 1;
        for (Scalar number : numbers.reversed()) {
            for (int i = 0; i < number.from.length; i++) {
                number.from[i].derivative += number.slopes[i] * number.derivative;
            }
        }
    }

    /** A value, where it comes from, and the derivative by it. */
    static final class Scalar {
        private final double value;
        private final Scalar[] from;
        private final double[] slopes;
        private double derivative;

        private Scalar(double value, Scalar[] from, double[] slopes) {
            this.value = value;
            this.from = from;
            this.slopes = slopes;
        }

        double value() {
            return value;
        }

        double derivative() {
            return derivative;
        }
    }
}
