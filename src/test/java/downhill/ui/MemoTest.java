package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.RunId;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.ui.Neighbour.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser keeps of a run beside the one of a page. */
class MemoTest {
    private static final Experiment FIRST = Cards.first();
    private static final RunId RUN = RunId.parse("0123456789abcdefghijkl").orElseThrow();
    private static final Summary SUMMARY = new Summary(70, 0.25, Double.NaN, 3.5, Double.NaN, Optional.of(12L));

    private static Neighbour neighbour() throws InvalidExperiment {
        Recording recording = new Recording(
                FIRST,
                List.of(
                        new Recording.Entry(3, Edit.of("training.learning_rate", "0.5")),
                        new Recording.Entry(4, Edit.of("weight.0.weight[2][1]", "1.5"))));
        Experiment now = ExperimentCodec.with(FIRST, "training.learning_rate", "0.5");
        return new Neighbour("run-1", 4, now, SUMMARY, recording, null);
    }

    private static String text() throws InvalidExperiment {
        return Memo.write(neighbour(), false).orElseThrow();
    }

    @Test
    void allOfItComesBack() throws InvalidExperiment {
        Neighbour kept = neighbour();
        assertThat(Memo.read(text())).contains(new Memo(4, kept.experiment(), SUMMARY, kept.recording(), null, false));
    }

    @Test
    void aRunThatRacesComesBackWithoutItsNumbersSinceItGoesOn() {
        Neighbour racing = new Neighbour("run-2", 1, FIRST, SUMMARY, null, RUN);
        assertThat(Memo.write(racing, true).flatMap(Memo::read))
                .contains(new Memo(1, FIRST, Summary.NOTHING, null, RUN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "7", "[]", "{}", "{\"experiment\":7}", "\u0000", "[[[[[[", "{\"run\":{\"a\":1}}"})
    void whatIsNoMemoIsNone(String text) {
        assertThat(Memo.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"update\":70`, `\"update\":-1`",
                "`\"update\":70`, `\"update\":7e400`",
                "`\"train\":\"0.25\"`, `\"train\":\"a\"`",
                "`\"slot\":4`, `\"slot\":\"<b>\"`",
                "`\"engine\":1`, `\"engine\":9`",
                "`weight.0.weight[2][1]`, `weight.<script>`",
                "`\"journal\":[`, `\"journal\":[7,`",
                "`\"brokenAt\":12`, `\"brokenAt\":[]`",
            })
    void aMemoThatSomebodyHasChangedIsNone(String from, String to) throws InvalidExperiment {
        String changed = text().replace(from, to);
        assertThat(changed).isNotEqualTo(text());
        assertThat(Memo.read(changed)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotKeptNorRead() throws InvalidExperiment {
        String rows = "0.123456789,1\\n".repeat(Memo.MOST / 12);
        Experiment large = ExperimentCodec.read("{\"format\":1,\"training\":{\"loss\":\"mse\"},\"data\":{\"dataset\":"
                + "{\"id\":\"csv\",\"text\":\"x,y\\n" + rows + "\",\"target\":\"y\"}}}");
        assertThat(Memo.write(new Neighbour("run-1", 0, large, SUMMARY, null, null), false))
                .isEmpty();
        assertThat(Memo.read(" ".repeat(Memo.MOST) + text())).isEmpty();
    }
}
