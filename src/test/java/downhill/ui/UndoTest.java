package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.Csv;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.SetWeight;
import downhill.train.WeightAddress;
import downhill.ui.Undo.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final Experiment FIRST = Cards.first();

    private final Undo undo = new Undo(50_000);

    private static Experiment seed(long seed) {
        return FIRST.withSeed(seed);
    }

    private static Undo.Step to(Experiment experiment) {
        return new Undo.Step.To(experiment);
    }

    @Test
    void goesBackAndForwardUntilSomethingNewIsChanged() {
        undo.saw(seed(1), Asked.NOTHING);
        assertThat(undo.back()).isEmpty();
        undo.saw(seed(2), Asked.NOTHING);
        undo.saw(seed(3), Asked.NOTHING);
        assertThat(undo.back()).hasValue(to(seed(2)));
        undo.saw(seed(2), Asked.BACK);
        undo.saw(seed(1), Asked.BACK);
        assertThat(undo.back()).isEmpty();
        assertThat(undo.forward()).hasValue(to(seed(2)));
        undo.saw(seed(2), Asked.FORWARD);
        assertThat(undo.forward()).hasValue(to(seed(3)));
        undo.saw(seed(9), Asked.NOTHING);
        assertThat(undo.forward()).isEmpty();
        assertThat(undo.back()).hasValue(to(seed(2)));
    }

    @Test
    void aWeightThatWasSetIsAStepAmongOthersUntilThereAreOtherWeights() {
        WeightAddress weight = new WeightAddress("0.weight", 1, 0);
        SetWeight was = new SetWeight(weight, 0.25);
        SetWeight is = new SetWeight(weight, 3);
        undo.saw(seed(1), Asked.NOTHING);
        undo.saw(seed(2), Asked.NOTHING);
        undo.set(was, is);
        assertThat(undo.back()).hasValue(new Undo.Step.Weight(was, is));
        undo.went(Asked.BACK);
        assertThat(undo.back()).hasValue(to(seed(1)));
        assertThat(undo.forward()).hasValue(new Undo.Step.Weight(was, is));
        undo.saw(seed(1), Asked.BACK);
        undo.saw(seed(2), Asked.FORWARD);
        undo.went(Asked.FORWARD);
        assertThat(undo.forward()).isEmpty();
        assertThat(undo.back()).hasValue(new Undo.Step.Weight(was, is));
        undo.forgetWeights();
        assertThat(undo.back()).hasValue(to(seed(1)));
    }

    @Test
    void whatStaysTheSameIsNoStep() {
        undo.saw(seed(1), Asked.NOTHING);
        undo.saw(seed(1), Asked.NOTHING);
        assertThat(undo.back()).isEmpty();
    }

    @Test
    void anotherChangeThanTheOneAskedForIsNew() {
        undo.saw(seed(1), Asked.NOTHING);
        undo.saw(seed(2), Asked.NOTHING);
        undo.saw(seed(3), Asked.BACK);
        assertThat(undo.back()).hasValue(to(seed(2)));
        assertThat(undo.forward()).isEmpty();
    }

    @Test
    void keepsNoMoreThanSoManyStepsNorTables() {
        for (int seed = 1; seed <= 3 * Undo.MOST; seed++) {
            undo.saw(seed(seed), Asked.NOTHING);
        }
        assertThat(steps(undo)).isEqualTo(Undo.MOST);
        Undo tables = new Undo(50_000);
        for (int table = 1; table <= 20; table++) {
            String text = "x,y\n" + (table + ",2\n").repeat(1_500);
            tables.saw(FIRST.withDataset(new Csv(text)), Asked.NOTHING);
        }
        assertThat(steps(tables)).isLessThan(10).isGreaterThan(1);
    }

    private static int steps(Undo undo) {
        int steps = 0;
        while (undo.back().isPresent()) {
            undo.saw(((Undo.Step.To) undo.back().orElseThrow()).experiment(), Asked.BACK);
            steps++;
        }
        return steps;
    }

    @Test
    void takesOverWhatARunSaysOfItsWay() {
        undo.saw(seed(3), Asked.NOTHING);
        undo.recall(List.of(seed(1), seed(2), seed(3)));
        assertThat(undo.back()).hasValue(to(seed(2)));
        undo.saw(seed(2), Asked.BACK);
        assertThat(undo.back()).hasValue(to(seed(1)));
        undo.recall(List.of(seed(7), seed(2)));
        assertThat(undo.back()).hasValue(to(seed(1)));
    }
}
