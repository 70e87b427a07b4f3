package downhill.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every activation with every loss against central differences, each in the full product of normalisation, depth,
 * residual connections and dropout with fixed masks: by parameters, by x and by z.
 */
class FiniteDifferenceTest {
    /** As many as inputs, so that a residual connection fits. */
    private static final int UNITS = 4;

    private static final int OUTPUTS = 3;
    private static final int ROWS = 5;

    @TestFactory
    List<DynamicTest> gradientsByParametersAgreeWithCentralDifferences() {
        return tests(Differences::checkParameters);
    }

    @TestFactory
    List<DynamicTest> derivativesByTheInputAgreeWithCentralDifferences() {
        return tests(Differences::checkInput);
    }

    @TestFactory
    List<DynamicTest> derivativesByPreActivationAgreeWithCentralDifferences() {
        return tests(Differences::checkPreActivations);
    }

    private static List<DynamicTest> tests(Consumer<Differences> check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Activation activation : Differences.all(Activation.class)) {
            for (Loss loss : Differences.all(Loss.class)) {
                tests.add(DynamicTest.dynamicTest(
                        activation.id() + ", " + loss.id(),
                        () -> shapes().forEach(shape -> check.accept(shape.with(activation, loss)))));
            }
        }
        return tests;
    }

    private static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Normalization norm : Differences.all(Normalization.class)) {
            shapes.add(new Shape(norm, 0, false, false));
            for (int depth : new int[] {1, 3}) {
                for (boolean residual : new boolean[] {false, true}) {
                    shapes.add(new Shape(norm, depth, residual, false));
                    shapes.add(new Shape(norm, depth, residual, true));
                }
            }
        }
        return shapes;
    }

    private record Shape(Normalization norm, int depth, boolean residual, boolean dropout) {

        Differences with(Activation activation, Loss loss) {
            ModelBuilder builder = new ModelBuilder(UNITS, 1);
            for (int l = 0; l < depth; l++) {
                layer(builder, activation);
            }
            Model model = builder.linear(OUTPUTS, true, new XavierUniform(1))
                    .head(loss.head())
                    .build();
            return new Differences(toString(), model, loss, ROWS, dropout ? Mode.TRAIN : Mode.PROBE);
        }

        private void layer(ModelBuilder builder, Activation activation) {
            int from = builder.build().ops().size() - 1;
            builder.layer(new Dense(UNITS, activation, new XavierUniform(1), norm), new WholeTime());
            if (dropout) {
                builder.dropout(0.4, Masks.of(ROWS * UNITS));
            }
            if (residual) {
                builder.add(from);
            }
        }
    }
}
