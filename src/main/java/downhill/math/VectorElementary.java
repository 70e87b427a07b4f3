package downhill.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Elementary}, lane by lane with the same operations in the same order. */
final class VectorElementary {
    private VectorElementary() {}

    static DoubleVector exp(DoubleVector x) {
        DoubleVector bounded = x.max(Elementary.SMALLEST).min(Elementary.LARGEST);
        DoubleVector k = bounded.fma(Elementary.LOG2_E, Elementary.MAGIC).sub(Elementary.MAGIC);
        DoubleVector grown = expm1(reduced(bounded, k));
        DoubleVector half = k.fma(0.5, Elementary.MAGIC);
        DoubleVector first = power(half);
        DoubleVector second = power(k.sub(half.sub(Elementary.MAGIC)).add(Elementary.MAGIC));
        return grown.fma(first, first).mul(second);
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector twice = x.abs().min(Elementary.TANH_LARGEST).mul(2);
        DoubleVector shifted = twice.fma(Elementary.LOG2_E, Elementary.MAGIC);
        DoubleVector scale = power(shifted);
        DoubleVector grown =
                expm1(reduced(twice, shifted.sub(Elementary.MAGIC))).fma(scale, scale.sub(1));
        DoubleVector magnitude = grown.div(grown.add(2));
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = exp(x.abs().neg());
        VectorMask<Double> right = x.compare(VectorOperators.GE, 0);
        return e.blend(1, right).div(e.add(1));
    }

    private static DoubleVector reduced(DoubleVector x, DoubleVector k) {
        DoubleVector high = k.fma(DoubleVector.broadcast(k.species(), -Elementary.LN2_HIGH), x);
        return k.fma(DoubleVector.broadcast(k.species(), -Elementary.LN2_LOW), high);
    }

    private static DoubleVector power(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .add(Elementary.BIAS)
                .lanewise(VectorOperators.LSHL, Elementary.FRACTION_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector expm1(DoubleVector r) {
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector low = r.fma(Elementary.C5, Elementary.C4).fma(r2, r.fma(Elementary.C3, Elementary.C2));
        DoubleVector middle = r.fma(Elementary.C9, Elementary.C8).fma(r2, r.fma(Elementary.C7, Elementary.C6));
        DoubleVector high = r.fma(Elementary.C13, Elementary.C12).fma(r2, r.fma(Elementary.C11, Elementary.C10));
        DoubleVector q = high.fma(r4, middle).fma(r4, low);
        return r2.fma(q, r);
    }
}
