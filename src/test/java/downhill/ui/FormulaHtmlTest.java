package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Activation;
import downhill.nn.Loss;
import downhill.optim.ClipNorm;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaHtmlTest {

    private static <T extends Choice> T choice(Class<T> family, String id) {
        return ExperimentCodec.choice(family, id).orElseThrow();
    }

    @Test
    void momentumIsReadWithItsNumbersAndWithoutWhatAddsNothing() {
        Optimizer momentum = choice(Optimizer.class, "momentum");
        assertThat(FormulaHtml.numbers(momentum, Map.of("lr", 0.028499999999999998)))
                .isEqualTo(
                        "<div>v = g at first, then v = <b>0.9</b> · v + g</div><div>p = p − <b>0.0285</b> · v</div>");
        assertThat(FormulaHtml.letters(momentum)).contains("μ · v").contains("(1 − dampening) · g");
    }

    @Test
    void whatStandsForALimitIsFoundUnderItsLetter() {
        assertThat(FormulaHtml.numbers(new ClipNorm(1.5, 2), Map.of())).contains("min(1, <b>1.5</b> /");
    }

    @Test
    void powersStandHighAndSignsOfComparisonAreNoTags() {
        assertThat(FormulaHtml.letters(choice(Optimizer.class, "adam"))).contains("g<sup>2</sup>");
        assertThat(FormulaHtml.numbers(choice(Schedule.class, "exponential"), Map.of("lr", 0.1)))
                .isEqualTo("<div><b>0.1</b> · <b>0.95</b><sup>t</sup></div>");
        assertThat(FormulaHtml.letters(choice(Treatment.class, "clip_norm"))).contains("||g|| &gt; c");
    }

    @Test
    void everyFormulaCanBeRead() {
        for (Class<? extends Choice> family :
                List.of(Optimizer.class, Schedule.class, Treatment.class, Loss.class, Activation.class)) {
            Catalogue.of(family).ids().forEach(id -> {
                String html = FormulaHtml.numbers(choice(family, id), Map.of("lr", 0.1));
                assertThat(html.replaceAll("</?(div|b|sup|sub)>", "")).as(id).doesNotContain("<", "^");
            });
        }
    }
}
