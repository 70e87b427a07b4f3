package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.RunId;
import downhill.train.History;
import downhill.train.Interest;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.ui.Neighbour.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import testpages.BlankPage;

/** The runs beside the one of a page, and what they are called. */
class TrayTest {
    private static final Experiment FIRST = Cards.first();

    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private final Tray tray = new Tray();

    private static Experiment with(Experiment experiment, String path, String json) throws InvalidExperiment {
        return ExperimentCodec.with(experiment, path, json);
    }

    private void add(Experiment experiment) {
        tray.add(experiment, Summary.NOTHING, null, null);
    }

    @Test
    void aRunIsCalledByWhatDiffers() throws InvalidExperiment {
        assertThat(Differences.of(with(FIRST, "training.learning_rate", "0.1"), FIRST))
                .isEqualTo("Learning rate 0.1");
        assertThat(Differences.of(with(FIRST, "training.optimizer", "\"adam\""), FIRST))
                .isEqualTo("Adam");
        Experiment clipped = with(FIRST, "training.treatment", "[\"clip_grad_norm\"]");
        assertThat(Differences.of(clipped, FIRST)).isEqualTo("Clip the norm");
        assertThat(Differences.of(FIRST, clipped)).isEqualTo("no Clip or rescale");
        assertThat(Differences.of(with(FIRST, "training.batch.size", "1"), FIRST))
                .isEqualTo("Examples in a batch 1");
        assertThat(Differences.of(FIRST, FIRST)).isEmpty();
    }

    @Test
    void manyDifferencesAreCountedRatherThanTold() throws InvalidExperiment {
        Experiment other = with(FIRST, "training.learning_rate", "0.1");
        other = with(other, "training.l1", "0.5");
        other = with(other, "training.l2", "0.5");
        other = with(other, "training.epochs", "7");
        other = with(other, "training.optimizer", "\"adam\"");
        assertThat(Differences.of(other, FIRST)).contains(", ").endsWith("2 more");
    }

    @Test
    void theOldestMakesRoomAndColoursAreUsedAgain() throws InvalidExperiment {
        for (int i = 1; i <= Tray.MOST + 1; i++) {
            add(with(FIRST, "training.learning_rate", "0." + i));
        }
        List<Neighbour> all = tray.all();
        assertThat(all).hasSize(Tray.MOST);
        assertThat(all.stream().map(Neighbour::slot).distinct()).hasSize(Tray.MOST);
        assertThat(all.getLast().slot()).isZero();
        assertThat(all.stream().map(Neighbour::key).distinct()).hasSize(Tray.MOST);
        tray.remove(all.getLast().key());
        assertThat(tray.all()).hasSize(Tray.MOST - 1);
    }

    @Test
    void whatComesBackHasItsColourAgainUnlessSomebodyHasTakenIt() {
        for (int slot : List.of(3, 3, Tray.MOST, -1)) {
            tray.again(new Memo(slot, FIRST, Summary.NOTHING, null, null, false));
        }
        assertThat(tray.all()).extracting(Neighbour::slot).containsExactly(3, 0, 1, 2);
    }

    @Test
    void onlyRunsOfTheSameDataAndRandomNumbersStay() throws InvalidExperiment {
        add(with(FIRST, "training.learning_rate", "0.1"));
        tray.suit(FIRST);
        assertThat(tray.all()).hasSize(1);
        tray.suit(with(FIRST, "subject.layers[0].units", "3"));
        assertThat(tray.all()).hasSize(1);
        tray.suit(FIRST.withSeed(2));
        assertThat(tray.all()).isEmpty();
        add(FIRST);
        tray.suit(with(FIRST, "data.standardize", "false"));
        assertThat(tray.all()).hasSize(1);
        tray.suit(with(FIRST, "data.train", "100"));
        assertThat(tray.all()).isEmpty();
        add(FIRST);
        tray.suit(with(FIRST, "data.dataset", "\"moons\""));
        assertThat(tray.all()).isEmpty();
    }

    @Test
    void whatThePageShowsItselfIsNotBesideIt() {
        RunId run = RunId.parse("0123456789abcdefghijkl").orElseThrow();
        tray.add(FIRST, Summary.NOTHING, null, run);
        tray.drop(FIRST);
        assertThat(tray.all()).hasSize(1);
        tray.drop(run);
        assertThat(tray.all()).isEmpty();
        add(FIRST);
        tray.drop(FIRST);
        assertThat(tray.all()).isEmpty();
    }

    @Test
    void aSummaryHoldsTheGreatestGradientThatCame() {
        Trainer trainer = new Trainer(FIRST);
        Probe probe = new Probe(trainer);
        History.Position seen = History.Position.NOTHING;
        Summary summary = Summary.NOTHING;
        double greatest = 0;
        for (int i = 0; i < 30; i++) {
            trainer.step(Needs.NOTHING);
            var frame = probe.frame(i, 0, Status.TRAINING, Interest.ALL, seen);
            greatest = Math.max(greatest, frame.last().gradientNorm());
            seen = frame.series().end();
            summary = summary.after(frame);
        }
        assertThat(summary.update()).isEqualTo(30);
        assertThat(summary.greatest()).isEqualTo(greatest);
        assertThat(summary.brokenAt()).isEmpty();
    }
}
