package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.experiment.ExperimentCodec;
import downhill.math.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an optimizer remembers has the letters of its formula. */
class MemoryTest {
    private static final int SIZE = 4;

    static Stream<Optimizer> optimizers() {
        return Catalogue.of(Optimizer.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Optimizer.class, id).orElseThrow())
                .map(each -> each instanceof RmsProp ? new RmsProp(0.9, 1e-8, true, 0.9, 0) : each);
    }

    private static Layout layout() {
        Layout.Builder builder = new Layout.Builder();
        builder.add("0.weight", 2, 2);
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyArrayAndEveryNumberHasANameOfItsOwn(Optimizer optimizer) {
        List<String> letters = new ArrayList<>(optimizer.memory());
        letters.addAll(optimizer.scalarMemory());
        assertThat(letters).doesNotHaveDuplicates().doesNotContain("p", "g", "lr", "t");
        OptimizerState state = new OptimizerState(optimizer, SIZE);
        assertThat(state.slots()).isEqualTo(optimizer.memory().size()).isEqualTo(optimizer.slots());
        assertThat(state.scalars()).hasSize(optimizer.scalarMemory().size()).hasSize(optimizer.scalars());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theNamesStandInTheFormula(Optimizer optimizer) {
        String formula = Catalogue.term(optimizer.getClass()).formula();
        String also = formula.contains("as in adam") || formula.contains("as adam") || formula.contains("as adabound")
                ? Catalogue.term(Adam.class).formula()
                : "";
        for (String letter : optimizer.memory()) {
            assertThat(formula + " " + also).containsPattern("\\b" + Pattern.quote(letter) + "\\b");
        }
        for (String letter : optimizer.scalarMemory()) {
            assertThat(formula).containsPattern("\\b" + Pattern.quote(letter) + "\\b");
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOneOfThemIsUsed(Optimizer optimizer) {
        OptimizerState state = new OptimizerState(optimizer, SIZE);
        double[] parameters = {1, -2, 3, -4};
        for (int t = 1; t <= 3; t++) {
            state.count();
            optimizer.update(parameters, new double[] {0.5, 0.25 * t, -1, 2}, 0.01, state, layout());
        }
        for (int slot = 0; slot < state.slots(); slot++) {
            assertThat(state.slot(slot)).as(optimizer.memory().get(slot)).doesNotContain(0);
        }
        assertThat(Arrays.stream(state.scalars()).boxed()).doesNotContain(0.0);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theShareOfWeightsThatDecaysIsTheOneInItsFormula(Optimizer optimizer) {
        boolean inFormula = Catalogue.term(optimizer.getClass()).formula().contains("wd");
        boolean hasIt = Catalogue.parameters(optimizer.getClass()).stream()
                .anyMatch(parameter -> parameter.name().equals("weight_decay"));
        boolean borrowed = optimizer instanceof AmsBound;
        assertThat(inFormula || borrowed).isEqualTo(hasIt);
        assertThat(new AdamW(0.9, 0.999, 1e-8, 0.125).weightDecay()).isEqualTo(0.125);
        Optimizer sgd = new Sgd(0.25);
        assertThat(sgd.weightDecay()).isEqualTo(0.25);
        Optimizer rprop = new Rprop(0.5, 1.2, 1e-6, 50);
        assertThat(rprop.weightDecay()).isZero();
    }
}
