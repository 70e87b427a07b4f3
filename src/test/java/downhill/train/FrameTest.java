package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.data.AutoMpg;
import downhill.data.Dataset;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.math.Tensor;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static Frame frame(Experiment experiment, Interest interest) {
        Trainer trainer = new Trainer(experiment);
        trainer.step(Needs.ALL);
        return new Probe(trainer).frame(1, 0, Status.PAUSED, interest, History.Position.NOTHING);
    }

    @Test
    void everyDataSetHasItsPicture() {
        for (String id : Catalogue.of(Dataset.class).ids()) {
            Dataset dataset = ExperimentCodec.choice(Dataset.class, id).orElseThrow();
            if (!dataset.offered()) {
                continue; // it has no rows of its own
            }
            Picture picture =
                    frame(Cards.first().withDataset(dataset), Interest.ALL).picture();
            Class<?> expected = switch (id) {
                case "line", "quadratic", "sine", "step", "sinc", "auto_mpg" -> Picture.Curve.class;
                case "penguins", "iris", "wine", "digits", "remember_first", "parity" -> Picture.Confusion.class;
                case "adding_problem", "sine_continuation", "mauna_loa_co2", "seattle_temperature" ->
                    Picture.Scatter.class;
                default -> Picture.Plane.class;
            };
            assertThat(picture).as(id).isInstanceOf(expected);
        }
        assertThat(frame(Cards.first().withDataset(new AutoMpg(false)), Interest.ALL)
                        .picture())
                .isInstanceOf(Picture.Scatter.class);
    }

    @Test
    void aConfusionCountsEveryTestRowOnce() {
        Dataset penguins = ExperimentCodec.choice(Dataset.class, "penguins").orElseThrow();
        Picture picture =
                frame(Cards.first().withDataset(penguins), Interest.ALL).picture();
        int rows = ((Picture.Confusion) picture)
                .counts().stream()
                        .flatMapToInt(row -> row.stream().mapToInt(Integer::intValue))
                        .sum();
        assertThat(rows).isEqualTo(100);
    }

    @Test
    void whatIsNotWantedIsNotInTheFrame() {
        Frame frame = frame(Cards.first(), new Interest(Set.of(Measurement.SERIES), 10));
        assertThat(frame.picture()).isNull();
        assertThat(frame.fingerprint()).isNull();
        assertThat(frame.gradients()).isEmpty();
        assertThat(frame.weights()).isEmpty();
        assertThat(frame.series().rows()).hasSize(2);
    }

    @Test
    void aMapCodesZeroSignAndWhatIsNotFinite() {
        double[] numbers = {-2, 0, 1, Double.NaN, 2, Double.POSITIVE_INFINITY};
        WeightMap map = WeightMap.of(numbers, new Tensor("W", 2, 3, 0));
        assertThat(map.scale()).isEqualTo(2);
        assertThat(map.codes()).isEqualTo(new byte[] {0, 127, (byte) 191, (byte) 255, (byte) 254, (byte) 255});
        assertThat(WeightMap.of(new double[4], new Tensor("W", 2, 2, 0)).codes())
                .containsOnly((byte) 127);
    }

    @Test
    void aCornerHoldsTheFirstRowsAndColumnsAsTheyAre() {
        double[] numbers = new double[5 + 20 * 30];
        for (int i = 5; i < numbers.length; i++) {
            numbers[i] = 99;
        }
        numbers[5 + 2 * 30 + 3] = -4;
        for (int r = 0; r < 16; r++) {
            for (int c = 0; c < 16; c++) {
                numbers[5 + r * 30 + c] = r == 2 && c == 3 ? -4 : (r - c) / 4.0;
            }
        }
        WeightMap map = WeightMap.corner(numbers, new Tensor("W", 20, 30, 5), 16);
        assertThat(map.rows()).isEqualTo(16);
        assertThat(map.columns()).isEqualTo(16);
        assertThat(map.scale()).isEqualTo(4);
        for (int i = 0; i < 256; i++) {
            double value = i == 2 * 16 + 3 ? -4 : (i / 16 - i % 16) / 4.0;
            assertThat(map.codes()[i] & 0xff).as("code %d", i).isEqualTo(127 + (int) Math.round(value / 4 * 127));
        }
    }

    @Test
    void aCornerOfASmallMatrixIsTheWholeMatrix() {
        WeightMap map =
                WeightMap.corner(new double[] {9, 1, -1, 0.5, 0, Double.NaN, -0.0}, new Tensor("W", 2, 3, 1), 16);
        assertThat(map.rows()).isEqualTo(2);
        assertThat(map.columns()).isEqualTo(3);
        assertThat(map.scale()).isEqualTo(1);
        assertThat(map.codes()).isEqualTo(new byte[] {(byte) 254, 0, (byte) 191, 127, (byte) 255, 127});
    }

    @Test
    void aLargeMatrixIsThinnedToTheStrongestOfEachBlock() {
        double[] numbers = new double[200 * 300];
        numbers[150 * 300 + 299] = -5;
        numbers[0] = Double.NaN;
        WeightMap map = WeightMap.of(numbers, new Tensor("W", 200, 300, 0));
        assertThat(map.rows()).isEqualTo(64);
        assertThat(map.columns()).isEqualTo(64);
        assertThat(map.scale()).isEqualTo(5);
        assertThat(map.codes()[0] & 0xff).isEqualTo(255);
        assertThat(map.codes()[48 * 64 + 63] & 0xff).isZero();
    }

    @Test
    void aFrameTakesTheRowsOfOneThatNobodySawAndNoneThatDoNotLeadToItsOwn() {
        Trainer trainer = new Trainer(Cards.first());
        Probe probe = new Probe(trainer);
        Frame first = series(probe, 1, History.Position.NOTHING);
        trainer.step(Needs.NOTHING);
        trainer.step(Needs.NOTHING);
        Frame second = series(probe, 2, first.series().end());
        trainer.step(Needs.NOTHING);
        Frame third = series(probe, 3, second.series().end());
        Frame joined = third.after(second);
        assertThat(joined.number()).isEqualTo(3);
        assertThat(joined.progress().update()).isEqualTo(3);
        assertThat(joined.series().from()).isEqualTo(1);
        assertThat(joined.series().rows()).extracting(Row::update).containsExactly(1L, 2L, 3L);
        assertThat(joined.cpuSeconds()).containsExactly(1.0, 1.0, 1.0);
        assertThat(joined.after(first).series().rows()).hasSize(4);
        assertThat(third.after(null)).isSameAs(third);
        assertThat(third.after(first)).as("the second is lacking").isSameAs(third);
        Frame whole = series(probe, 3, History.Position.NOTHING);
        assertThat(whole.after(second)).as("has all itself").isSameAs(whole);
    }

    private static Frame series(Probe probe, long number, History.Position has) {
        Interest interest = new Interest(Set.of(Measurement.SERIES), 10);
        Frame frame = probe.frame(number, 0, Status.PAUSED, interest, has);
        return frame.withCpuSeconds(1, Collections.nCopies(frame.series().rows().size(), 1.0));
    }
}
