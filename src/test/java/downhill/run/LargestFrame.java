package downhill.run;

import downhill.measure.Blame;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.measure.LayerReading;
import downhill.measure.Magnitudes;
import downhill.train.Frame;
import downhill.train.History;
import downhill.train.LayerMap;
import downhill.train.LayerMeasure;
import downhill.train.Look;
import downhill.train.Picture;
import downhill.train.Row;
import downhill.train.WeightMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a page may be shown at most: 33 layers, 32 of them with four gates, 200 moments, a full history. */
final class LargestFrame {
    private static final int LAYERS = 33;
    private static final int MOMENTS = 200;
    private static final int ROWS = History.HEAD + History.TAIL;

    private LargestFrame() {}

    static Frame of(Frame frame) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] numbers = new double[LAYERS * LayerMeasure.values().length];
            Arrays.fill(numbers, i / 3.0);
            rows.add(new Row(i, i / 7.0, i, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, numbers, numbers));
        }
        Frame large = with(frame, new History.Segment(0, 0, rows), look(frame.look()));
        return large.withCpuSeconds(1.5, Collections.nCopies(ROWS, 0.25));
    }

    /** What is left of it once somebody has these rows. */
    static Frame from(Frame frame, int row) {
        List<Row> rows = frame.series().rows();
        return with(frame, new History.Segment(0, row, rows.subList(row, rows.size())), frame.look());
    }

    private static Frame with(Frame frame, History.Segment series, Look look) {
        return new Frame(
                frame.number(),
                frame.incarnation(),
                frame.status(),
                frame.progress(),
                frame.last(),
                frame.readings(),
                series,
                Collections.nCopies(LAYERS, 0.125),
                look,
                frame.divergence(),
                frame.verdicts(),
                Collections.nCopies(series.rows().size(), 0.25),
                frame.past());
    }

    private static Look look(Look look) {
        List<LayerMap> gradients = new ArrayList<>();
        List<WeightMap> weights = new ArrayList<>();
        for (int layer = 1; layer <= LAYERS; layer++) {
            weights.add(map(WeightMap.DEEP_CORNER));
            for (int gate = 0; gate < 4; gate++) {
                gradients.add(new LayerMap(layer, "gate" + gate, LayerMap.Source.INPUT, map(WeightMap.MAX_SIDE)));
                gradients.add(new LayerMap(layer, "gate" + gate, LayerMap.Source.STATE, map(WeightMap.MAX_SIDE)));
            }
        }
        List<Integer> counts = Collections.nCopies(Histogram.BINS, 200_000);
        Histogram histogram = new Histogram(counts, 200_000, counts, 200_000);
        Magnitudes magnitudes = look.layers().getFirst().gradient();
        LayerReading reading = new LayerReading(0.1, 0.2, 0.3, magnitudes, magnitudes, 0.4, 0.5, 0.6, 0.7);
        List<Double> moments = Collections.nCopies(MOMENTS, 1e-5);
        return new Look(
                gradients,
                weights,
                new Picture.Plane(64, new byte[64 * 64], new byte[64 * 64], Collections.nCopies(LAYERS - 1, units())),
                look.fingerprint(),
                Collections.nCopies(LAYERS, reading),
                Collections.nCopies(LAYERS, new LayerHistograms(histogram, histogram, histogram, histogram)),
                look.compass(),
                look.confusion(),
                Collections.nCopies(LAYERS, new Blame(1, MOMENTS, moments, moments)),
                look.anatomy(),
                look.followed(),
                look.steepness(),
                look.updates());
    }

    private static WeightMap units() {
        return new WeightMap(WeightMap.DEEP_CORNER, 16, 0.5, new byte[WeightMap.DEEP_CORNER * 16]);
    }

    private static WeightMap map(int side) {
        return new WeightMap(side, side, 0.5, new byte[side * side]);
    }
}
