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

    /** What is read of the markup, in which a number behind another sign has brackets around its own. */
    private static String text(String markup) {
        return markup.replaceAll("<msqrt>", "√")
                .replaceAll("<msup>(<[^/]*</m.>)", "$1^")
                .replaceAll("<[^>]+>|&#x206[12];", "")
                .replace(" ", "")
                .replaceAll("\\((−[0-9.]+)\\)", "$1");
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace('−', '-'));
    }

    @Test
    void momentumSaysWhatItsVelocityWasAndBecame() throws Exception {
        List<FormulaText.Line> lines = lines(Cards.first(), 3);
        assertThat(lines).extracting(line -> text(line.letters())).containsExactly("v=μ·v+(1−dampening)·g", "p=p−lr·v");
        String[] parts = text(lines.getFirst().numbers()).split("=0.9·|\\+\\(1−0\\)·");
        assertThat(parts).hasSize(3);
        double v = number(parts[0]);
        assertThat(0.9 * number(parts[1]) + number(parts[2])).isCloseTo(v, within(1e-4));
        List<String> step = Pattern.compile("=|−0.03·")
                .splitAsStream(text(lines.getLast().numbers()))
                .toList();
        assertThat(number(step.get(1)) - 0.03 * number(step.get(2))).isCloseTo(number(step.get(0)), within(1e-4));
        assertThat(number(step.get(2))).as("the new velocity").isEqualTo(v);
    }

    @Test
    void theFirstUpdateObeysWhatHoldsAtFirst() throws Exception {
        assertThat(lines(Cards.first(), 1))
                .extracting(line -> text(line.letters()))
                .containsExactly("v=gatfirst", "p=p−lr·v");
    }

    @Test
    void aMemoryThatChangesLaterIsStillWhatItWas() throws Exception {
        List<FormulaText.Line> lion = lines(with("\"lion\""), 4);
        String before =
                text(lion.getFirst().numbers()).replaceFirst("^=0.9·", "").replaceFirst("\\+.*", "");
        assertThat(text(lion.getLast().letters())).startsWith("m=β2m");
        assertThat(text(lion.getLast().numbers())).contains("=0.99·" + before + "+");
    }

    @Test
    void decayMakesTheGradientThatTheOthersSee() throws Exception {
        List<FormulaText.Line> adam = lines(with("{\"id\": \"adam\", \"weight_decay\": 0.5}"), 2);
        assertThat(adam).hasSize(4);
        String gradient = text(adam.getFirst().numbers()).replaceFirst("=.*", "");
        assertThat(text(adam.get(0).numbers())).contains("+0.5·");
        assertThat(text(adam.get(1).numbers())).endsWith("(1−0.9)·" + gradient);
        assertThat(text(adam.get(3).numbers())).contains("0.9^2", "0.999^2", "√");
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
