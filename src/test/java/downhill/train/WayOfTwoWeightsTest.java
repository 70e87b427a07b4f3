package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.History.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of the two weights of a line, in frames and through snapshots. */
class WayOfTwoWeightsTest {
    private static final int UPDATES = 40;

    private static Experiment card(String id) {
        return Cards.find(id).orElseThrow().start().experiment();
    }

    private static Picture picture(Trainer trainer, Status status) {
        return new Probe(trainer)
                .frame(1, 0, status, Interest.ALL, Position.NOTHING)
                .picture();
    }

    @Test
    void aFrameHasEveryPlaceTheSlopeOfTheTrueLossAndTheLoss() {
        Trainer trainer = new Trainer(card("p1"));
        List<Double> places = new ArrayList<>();
        for (int update = 0; update <= UPDATES; update++) {
            for (double parameter : trainer.parameters()) {
                places.add(parameter);
            }
            trainer.step(Needs.NOTHING);
        }
        for (double parameter : trainer.parameters()) {
            places.add(parameter);
        }
        Picture.Way way = ((Picture.Curve) picture(trainer, Status.TRAINING)).way();
        WholeLoss loss = WholeLoss.of(trainer);
        assertThat(way.places())
                .containsExactly(places.stream().mapToDouble(each -> each).toArray());
        assertThat(way.slope()).isEqualTo(loss.gradient(trainer.parameters()));
        assertThat(way.loss()).isEqualTo(loss.value(trainer.parameters()));
    }

    @Test
    void aRunThatIsRestoredGoesOnWithItsWayAndTheSameBits() {
        Trainer whole = new Trainer(card("p5"));
        Trainer first = new Trainer(card("p5"));
        for (int i = 0; i < UPDATES; i++) {
            whole.step(Needs.NOTHING);
            first.step(Needs.NOTHING);
        }
        Trainer second = Trainer.restore(first.snapshot());
        for (int i = 0; i < UPDATES; i++) {
            whole.step(Needs.NOTHING);
            second.step(Needs.NOTHING);
        }
        assertThat(second.fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(((Picture.Curve) picture(second, Status.PAUSED)).way().places())
                .isEqualTo(((Picture.Curve) picture(whole, Status.PAUSED)).way().places());
    }

    @Test
    void aLargerNetworkHasNone() {
        assertThat(((Picture.Curve) picture(new Trainer(card("p2")), Status.PAUSED)).way())
                .isNull();
        assertThat(new Trainer(card("p0")).snapshot().trail()).isEmpty();
    }
}
