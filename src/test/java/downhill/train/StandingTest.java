package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Model.LayerParts;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final String SPARSE = """
            {"format": 1, "data": {"train": 2000, "test": 2000}, "training": {"batch": {"id": "mini_batch", "size": 1}},
             "subject": {"layers": [{"id": "dense", "units": 40}, {"id": "dense", "units": 40}]}}
            """;

    @Test
    void whereTheHistoryHasARowItSaysTheSame() {
        Trainer trainer = new Trainer(Cards.first());
        for (int i = 0; i < 20; i++) {
            trainer.step(Needs.ALL);
        }
        Standing now = trainer.now();
        Row row = trainer.history().last();
        assertThat(now.update()).isEqualTo(20).isEqualTo(row.update());
        assertThat(now.epoch()).isEqualTo(row.epoch());
        assertThat(now.train()).isEqualTo(row.train());
        assertThat(now.test()).isEqualTo(row.test());
        assertThat(now.gradientNorm()).isEqualTo(row.gradientNorm());
        List<LayerParts> layers = trainer.network().model().layers();
        assertThat(now.errorSignal()).hasSameSizeAs(layers);
        for (int l = 0; l < layers.size(); l++) {
            assertThat(now.errorSignal().get(l)).isEqualTo(row.high(LayerMeasure.ERROR_SIGNAL, l));
            double rms = row.high(LayerMeasure.WEIGHT_GRADIENT, l);
            assertThat(now.weightGradientNorm().get(l))
                    .isCloseTo(rms * Math.sqrt(layers.get(l).weight().size()), within(1e-12));
        }
    }

    @Test
    void betweenTheRowsOfASparseHistoryItMeasuresThisVeryUpdate() throws Exception {
        Experiment experiment = ExperimentCodec.read(SPARSE);
        Trainer trainer = new Trainer(experiment);
        assertThat(trainer.history().interval()).isGreaterThan(1);
        while (trainer.update() == trainer.history().last().update()) {
            trainer.step(Needs.ALL);
        }
        Standing now = trainer.now();
        assertThat(now.update()).isEqualTo(trainer.update());
        assertThat(now.train()).isNotEqualTo(trainer.history().last().train());
        double direct = trainer.network().sets(experiment.training()).train().loss();
        assertThat(now.train()).isEqualTo(direct);
    }

    @Test
    void lookingChangesNothing() {
        Trainer looked = new Trainer(Cards.first());
        Trainer left = new Trainer(Cards.first());
        for (int i = 0; i < 100; i++) {
            looked.step(Needs.ALL);
            looked.now();
            left.step(Needs.NOTHING);
        }
        assertThat(looked.fingerprint()).isEqualTo(left.fingerprint());
    }
}
