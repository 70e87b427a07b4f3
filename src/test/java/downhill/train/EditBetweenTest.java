package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.optim.Adam;
import org.junit.jupiter.api.Test;

class EditBetweenTest {
    private static final Experiment FROM = Cards.first();

    @Test
    void namesTheOneFieldThatDiffers() throws Exception {
        Training other = FROM.training().withEpochs(7);
        assertThat(Edit.between(FROM.training(), other)).isEqualTo(new Edit.Change("training.epochs", "7"));
        leads(other);
    }

    @Test
    void givesTheWholeWhereSeveralDiffer() throws Exception {
        Training other = FROM.training().withEpochs(7).withOptimizer(new Adam(0.9, 0.999, 1e-8), 0.5);
        assertThat(Edit.between(FROM.training(), other).path()).isEqualTo("training");
        leads(other);
    }

    private static void leads(Training other) throws Exception {
        assertThat(Edit.between(FROM.training(), other).applyTo(FROM)).isEqualTo(FROM.withTraining(other));
    }
}
