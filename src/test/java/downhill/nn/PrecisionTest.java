package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rounding to a format, bit by bit; and that every step of a network rounds what it hands on. */
class PrecisionTest {
    private static final int SAMPLES = 100_000;
    private static final Initialiser START = new XavierUniform(1);

    /** A format whose numbers can all be named by their bits, in ascending order from 0 on. */
    enum Format {
        FLOAT16,
        BFLOAT16;

        Precision precision() {
            return this == FLOAT16 ? new Float16(true) : new Bfloat16(true);
        }

        /** The bits of infinity. */
        int infinity() {
            return this == FLOAT16 ? 0x7c00 : 0x7f80;
        }

        double number(int bits) {
            return this == FLOAT16 ? Float.float16ToFloat((short) bits) : Float.intBitsToFloat(bits << 16);
        }

        /** The number behind; behind the last finite one that which would follow, were there one more exponent. */
        double next(int bits) {
            double last = number(infinity() - 1);
            return bits + 1 < infinity() ? number(bits + 1) : last + (last - number(infinity() - 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfTheFormatStaysAsItIs(Format format) {
        for (int bits = 0; bits <= format.infinity(); bits++) {
            double number = format.number(bits);
            assertThat(format.precision().round(number)).isEqualTo(number);
            assertThat(Double.doubleToRawLongBits(format.precision().round(-number)))
                    .isEqualTo(Double.doubleToRawLongBits(-number));
        }
        assertThat(format.precision().round(Double.NaN)).isNaN();
        assertThat(Double.doubleToRawLongBits(format.precision().round(0))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void halfWayGoesToTheEvenNeighbourAndAHairBesideItToTheNearerOne(Format format) {
        for (int bits = 0; bits < format.infinity(); bits++) {
            double below = format.number(bits);
            double next = format.next(bits);
            double above = bits + 1 < format.infinity() ? next : Double.POSITIVE_INFINITY;
            double middle = below + (next - below) / 2;
            for (int sign : new int[] {1, -1}) {
                assertThat(sign * format.precision().round(sign * middle)).isEqualTo(bits % 2 == 0 ? below : above);
                assertThat(sign * format.precision().round(sign * Math.nextDown(middle)))
                        .isEqualTo(below);
                assertThat(sign * format.precision().round(sign * Math.nextUp(middle)))
                        .isEqualTo(above);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberTooSmallIsASignedZeroAndOneTooLargeIsInfinite(Format format) {
        double smallest = format.number(1);
        double largest = format.number(format.infinity() - 1);
        assertThat(format.precision().round(smallest / 2)).isZero();
        assertThat(Double.doubleToRawLongBits(format.precision().round(-Double.MIN_VALUE)))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(format.precision().round(Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(format.precision().round(-Double.MAX_VALUE)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(format.precision().round(Math.nextUp(largest))).isEqualTo(largest);
    }

    private static double any(Stream stream, double exponents) {
        return Math.scalb(stream.uniform(-2, 2), (int) stream.uniform(-exponents, exponents));
    }

    @Test
    void float16AgreesWithJava() {
        Precision precision = new Float16(false);
        Stream stream = Stream.of(1, Purpose.NOISE);
        for (int i = 0; i < SAMPLES; i++) {
            float number = (float) any(stream, 30);
            assertThat(precision.round(number)).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(number)));
        }
    }

    @Test
    void float16IsNotRoundedToFloat32OnTheWay() {
        double unit = 0x1p-10;
        double hair = 1 + unit / 2 + 0x1p-40;
        assertThat(Float.float16ToFloat(Float.floatToFloat16((float) hair))).isEqualTo(1);
        assertThat(new Float16(false).round(hair)).isEqualTo(1 + unit);
    }

    @Test
    void float32AgreesWithJava() {
        Precision precision = new Float32(false);
        Stream stream = Stream.of(2, Purpose.NOISE);
        for (int i = 0; i < SAMPLES; i++) {
            double number = any(stream, 160);
            assertThat(precision.round(number)).isEqualTo((float) number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNearestNumberIsFoundByExactComparison(Format format) {
        Stream stream = Stream.of(3, Purpose.NOISE);
        for (int i = 0; i < SAMPLES / 10; i++) {
            double number = any(stream, format == Format.FLOAT16 ? 28 : 138);
            double rounded = Math.copySign(nearest(format, new BigDecimal(Math.abs(number))), number);
            assertThat(format.precision().round(number)).isEqualTo(rounded);
        }
    }

    private static double nearest(Format format, BigDecimal number) {
        int low = 0;
        int high = format.infinity() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            boolean fits = new BigDecimal(format.number(middle)).compareTo(number) <= 0;
            low = fits ? middle : low;
            high = fits ? high : middle - 1;
        }
        double below = format.number(low);
        double next = format.next(low);
        int nearer = number.subtract(new BigDecimal(below)).compareTo(new BigDecimal(next).subtract(number));
        double above = low + 1 < format.infinity() ? next : Double.POSITIVE_INFINITY;
        return nearer < 0 || (nearer == 0 && low % 2 == 0) ? below : above;
    }

    static List<Precision> small() {
        List<Precision> small = new ArrayList<>();
        for (boolean master : new boolean[] {true, false}) {
            small.addAll(List.of(new Float32(master), new Bfloat16(master), new Float16(master)));
        }
        return small;
    }

    @ParameterizedTest
    @MethodSource("small")
    void aStretchIsRoundedNumberByNumberAndNothingBesideIt(Precision precision) {
        double[] numbers = {0.1, 0.1, -1.0 / 3, 1e-30, 0.1};
        precision.round(numbers, 1, 4);
        assertThat(numbers)
                .containsExactly(0.1, precision.round(0.1), precision.round(-1.0 / 3), precision.round(1e-30), 0.1);
    }

    private static List<Model> models() {
        List<Model> models = new ArrayList<>();
        Truncation whole = new WholeTime();
        for (Normalization norm : List.of(new BatchNorm(1e-5, 0.1), new LayerNorm(1e-5))) {
            Dense dense = new Dense(5, new Silu(), START, norm, 0.3, false);
            models.add(new ModelBuilder(4, 1)
                    .layer(dense, whole)
                    .layer(new Dense(5, new Tanh(), START, norm, 0, true), whole)
                    .linear(3, true, START)
                    .head(Head.SOFTMAX)
                    .build());
        }
        Rnn rnn = new Rnn(4, new Tanh(), START, START, 0);
        Lstm lstm = new Lstm(4, START, START, 0, 1);
        Gru gru = new Gru(4, START, START, 0);
        for (List<Layer> cells : List.<List<Layer>>of(List.of(rnn, lstm), List.of(lstm, gru), List.of(gru, rnn))) {
            for (boolean everyStep : new boolean[] {true, false}) {
                ModelBuilder builder = new ModelBuilder(2, 4);
                cells.forEach(cell -> builder.layer(cell, whole));
                models.add((everyStep ? builder : builder.last())
                        .linear(3, true, START)
                        .head(Head.LOG_SOFTMAX)
                        .build());
            }
        }
        return models;
    }

    @ParameterizedTest
    @MethodSource("small")
    void whatEveryStepHandsOnIsANumberOfTheFormat(Precision precision) {
        for (Model model : models()) {
            int rows = 5;
            Values values = model.initialise(Stream.of(4, Purpose.WEIGHTS));
            precision.round(values.parameters(), 0, values.parameters().length);
            Stream stream = Stream.of(5, Purpose.NOISE);
            double[] x = new double[rows * model.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = stream.normal();
            }
            int[] order = {0, 1, 2, 3, 4};
            Workspace workspace = new Workspace(model, rows, precision);
            workspace.wantInputDerivative();
            double[] prediction = workspace.forward(values, x, order, 0, rows, Stream.of(6, Purpose.DROPOUT));
            assertRepresentable("prediction", precision, prediction);
            double[] derivative = workspace.lastDerivative();
            for (int i = 0; i < rows * model.outputs(); i++) {
                derivative[i] = stream.normal();
            }
            workspace.backward(new double[model.parameters().size()]);
            for (int i = 0; i < model.ops().size(); i++) {
                Op op = model.ops().get(i);
                assertRepresentable("output of " + op, precision, workspace.output(i));
                assertRepresentable("derivative of " + op, precision, workspace.derivative(i));
            }
            assertRepresentable("derivative by x", precision, workspace.inputDerivative());
        }
    }

    private static void assertRepresentable(String what, Precision precision, double[] numbers) {
        for (double number : numbers) {
            assertThat(precision.round(number)).as(what).isEqualTo(number);
        }
    }

    @Test
    void aStepIsRoundedOnceWhileItsSumIsNot() {
        // Each product alone would be lost beside 2048, whose float16 neighbour is 2050.
        double[] weights = {1, 0.5, 0.5, 0.5, 0.5};
        Model model = new ModelBuilder(5, 1).linear(1, false, new Zeros()).build();
        Workspace workspace = new Workspace(model, 1, new Float16(false));
        double[] x = {2048, 1, 1, 1, 1};
        double[] prediction = workspace.forward(new Values(weights, new double[0]), x, 0, 1, Mode.TRAIN);
        assertThat(prediction[0]).isEqualTo(2050);
    }
}
