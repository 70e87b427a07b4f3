package downhill.nn;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recurrent cell (the simple one with every activation) with every loss against central differences, each alone,
 * below another cell, and below a dense layer with everything; answering at the end, and at every step. The full
 * product, by parameters and by x.
 */
class RecurrentFiniteDifferenceTest {
    private static final int FEATURES = 2;
    private static final int STEPS = 3;
    private static final int UNITS = 3;
    private static final int OUTPUTS = 3;
    private static final int ROWS = 5;
    private static final Initialiser START = new XavierUniform(1);

    @TestFactory
    List<DynamicTest> recurrentNetworksAgreeWithCentralDifferences() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Layer cell : cells()) {
            String name = cell instanceof Rnn rnn ? "rnn " + rnn.activation().id() : cell.id();
            for (Loss loss : Differences.all(Loss.class)) {
                tests.add(DynamicTest.dynamicTest(name + ", " + loss.id(), () -> check(cell, loss)));
            }
        }
        return tests;
    }

    private static List<Layer> cells() {
        List<Layer> cells = new ArrayList<>();
        for (Activation activation : Differences.all(Activation.class)) {
            cells.add(new Rnn(UNITS, activation, START, START, 0));
        }
        cells.add(new Lstm(UNITS, START, START, 0, 1));
        cells.add(new Gru(UNITS, START, START, 0));
        return cells;
    }

    private static void check(Layer cell, Loss loss) {
        for (Above above : Above.values()) {
            for (boolean everyStep : new boolean[] {false, true}) {
                Model model = model(cell, above, everyStep, loss);
                String name = above + (everyStep ? ", every step" : ", last step");
                Differences differences = new Differences(name, model, loss, ROWS, Mode.TRAIN);
                differences.checkParameters();
                differences.checkInput();
            }
        }
    }

    private static Model model(Layer cell, Above above, boolean everyStep, Loss loss) {
        ModelBuilder builder = new ModelBuilder(FEATURES, STEPS).layer(cell, new WholeTime());
        if (above == Above.CELL) {
            Layer second = cell instanceof Gru
                    ? new Lstm(UNITS, START, START, 0, 0)
                    : cell instanceof Lstm ? new Rnn(UNITS, new Tanh(), START, START, 0) : new Gru(2, START, START, 0);
            builder.layer(second, new WholeTime());
        }
        if (!everyStep) {
            builder.last();
        }
        if (above == Above.DENSE) {
            int from = builder.build().ops().size() - 1;
            builder.layer(new Dense(UNITS, new Tanh(), START, new LayerNorm(1e-5)), new WholeTime());
            builder.dropout(0.4, Masks.of(ROWS * UNITS * (everyStep ? STEPS : 1)));
            builder.add(from);
        }
        return builder.linear(OUTPUTS, true, START).head(loss.head()).build();
    }

    private enum Above {
        NOTHING,
        CELL,
        DENSE
    }
}
