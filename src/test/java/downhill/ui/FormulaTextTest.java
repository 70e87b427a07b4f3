package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.optim.Optimizer;
import downhill.train.Anatomy;
import downhill.train.AnatomyProbe;
import downhill.train.Needs;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers in an optimizer's formula are those of the update. */
class FormulaTextTest {
    private static final WeightAddress WEIGHT = new WeightAddress("2.weight", 1, 4);

    private static Experiment with(String optimizer) throws Exception {
        return ExperimentCodec.with(Cards.first(), "training.optimizer", optimizer);
    }

    private static List<FormulaText.Line> lines(Experiment experiment, int updates) throws Exception {
        Trainer trainer = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.ALL);
        }
        return FormulaText.of(probe.last().orElseThrow(), experiment.training().optimizer());
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace('−', '-'));
    }

    @Test
    void momentumSaysWhatItsVelocityWasAndBecame() throws Exception {
        List<FormulaText.Line> lines = lines(Cards.first(), 3);
        assertThat(lines)
                .extracting(FormulaText.Line::letters)
                .containsExactly("v = mu · v + (1 − dampening) · g", "p = p − lr · v");
        String[] parts = lines.getFirst().numbers().split(" = 0.9 · | \\+ \\(1 − 0\\) · ");
        assertThat(parts).hasSize(3);
        double v = number(parts[0]);
        assertThat(0.9 * number(parts[1]) + number(parts[2])).isCloseTo(v, within(1e-4));
        List<String> step = Pattern.compile(" = | − 0.03 · ")
                .splitAsStream(lines.getLast().numbers())
                .toList();
        assertThat(number(step.get(1)) - 0.03 * number(step.get(2))).isCloseTo(number(step.get(0)), within(1e-4));
        assertThat(number(step.get(2))).as("the new velocity").isEqualTo(v);
    }

    @Test
    void theFirstUpdateObeysWhatHoldsAtFirst() throws Exception {
        assertThat(lines(Cards.first(), 1))
                .extracting(FormulaText.Line::letters)
                .containsExactly("v = g at first", "p = p − lr · v");
    }

    @Test
    void aMemoryThatChangesLaterIsStillWhatItWas() throws Exception {
        List<FormulaText.Line> lion = lines(with("\"lion\""), 4);
        String before = lion.getFirst().numbers().replaceFirst("^= 0.9 ", "").replaceFirst(" .*", "");
        assertThat(lion.getLast().letters()).startsWith("m = b2 m");
        assertThat(lion.getLast().numbers()).contains("= 0.99 " + before + " +");
    }

    @Test
    void decayMakesTheGradientThatTheOthersSee() throws Exception {
        List<FormulaText.Line> adam = lines(with("{\"id\": \"adam\", \"weight_decay\": 0.5}"), 2);
        assertThat(adam).hasSize(4);
        String gradient = adam.getFirst().numbers().replaceFirst(" =.*", "");
        assertThat(adam.get(0).numbers()).contains(" + 0.5 · ");
        assertThat(adam.get(1).numbers()).endsWith("(1 − 0.9) " + gradient);
        assertThat(adam.get(3).numbers()).contains("0.9^2", "0.999^2", "sqrt(");
    }

    @Test
    void everyOptimizerHasItsStatementsInNumbersOrInWords() throws Exception {
        for (String id : Catalogue.of(Optimizer.class).ids()) {
            List<FormulaText.Line> lines = lines(with("\"" + id + "\""), 2);
            assertThat(lines).as(id).isNotEmpty();
            assertThat(lines)
                    .as(id)
                    .allSatisfy(line -> assertThat(line.numbers()).doesNotContain("null", "NaN"));
        }
    }

    @Test
    void anotherOptimizerThanThatOfTheUpdateHasNoNumbers() throws Exception {
        Trainer trainer = new Trainer(Cards.first());
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        trainer.step(Needs.ALL);
        Anatomy anatomy = probe.last().orElseThrow();
        assertThat(FormulaText.of(anatomy, with("\"adam\"").training().optimizer()))
                .isEmpty();
    }
}
