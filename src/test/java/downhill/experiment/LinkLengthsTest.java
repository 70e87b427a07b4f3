package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.data.Dataset;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A link fits into a line of a mail or a slide. */
class LinkLengthsTest {
    private static final int CARD = 200;
    private static final int ORDINARY = 400;

    /** Three layers that differ, and nothing of how it trains left as it comes. */
    private static final String ORDINARY_FORM = """
            {"format":1,"seed":20260101,
             "data":{"dataset":"%s","train":120,"test":30,"seed":17,"standardize":true},
             "subject":{"layers":[
               {"id":"dense","units":24,"activation":"leaky_relu","initialiser":"kaiming_normal","normalization":"layer_norm"},
               {"id":"dense","units":12,"activation":"tanh","initialiser":"xavier_uniform","dropout":0.15},
               {"id":"dense","units":6,"activation":"gelu"}]},
             "training":{"optimizer":"%s","learning_rate":0.0125,"schedule":"%s","treatment":["%s"],
               "batch":{"id":"mini_batch","size":24},"epochs":75,"l2":0.0003}}
            """;

    @Test
    void everyCardsLinkIsShorterThan200Characters() {
        IntSummaryStatistics lengths = new IntSummaryStatistics();
        for (Card card : Cards.all()) {
            for (Card.Variant variant : card.all()) {
                String link = "/x/" + Links.encode(variant.experiment());
                lengths.accept(link.length());
                assertThat(link).as(card.id() + " " + variant.id()).hasSizeLessThan(CARD);
            }
        }
        System.out.println("Links of the cards, in characters: " + lengths);
    }

    @Test
    void anOrdinaryExperimentsLinkIsShorterThan400() throws InvalidExperiment {
        IntSummaryStatistics lengths = new IntSummaryStatistics();
        List<String> optimizers = ids(Optimizer.class);
        List<String> schedules = ids(Schedule.class);
        List<String> treatments = ids(Treatment.class);
        List<String> datasets = plainData();
        for (int i = 0; i < optimizers.size() * 4; i++) {
            String json = ORDINARY_FORM.formatted(
                    datasets.get(i % datasets.size()),
                    optimizers.get(i % optimizers.size()),
                    schedules.get(i % schedules.size()),
                    treatments.get(i % treatments.size()));
            String link = "/x/" + Links.encode(ExperimentCodec.read(json));
            lengths.accept(link.length());
            assertThat(link).as(json).hasSizeLessThan(ORDINARY);
        }
        System.out.println("Links of ordinary experiments, in characters: " + lengths);
    }

    private static List<String> ids(Class<? extends Choice> family) {
        return Catalogue.of(family).ids();
    }

    /** Those that the loss by default fits, and that hold no data of one's own. */
    private static List<String> plainData() {
        List<String> plain =
                ids(Dataset.class).stream().filter(LinkLengthsTest::isPlain).toList();
        assertThat(plain).hasSizeGreaterThan(5);
        return plain;
    }

    private static boolean isPlain(String dataset) {
        try {
            Experiment _ = ExperimentCodec.read(ORDINARY_FORM.formatted(dataset, "sgd", "constant", "clip_norm"));
            return true;
        } catch (InvalidExperiment e) {
            return false;
        }
    }
}
