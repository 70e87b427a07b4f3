package downhill.run;

import downhill.measure.Blame;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.train.Frame;
import downhill.train.LayerMap;
import downhill.train.Look;
import downhill.train.Picture;
import downhill.train.Row;
import downhill.train.WeightMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a frame short enough for {@link Wire#MAX}, by an estimate that is never too small. Of a long series the first rows
 * go ahead, and the next frames bring the others: nothing of it is lost. Of what is measured goes, in this order and only
 * where it must: half of the resolution of the gradient maps, once and again; histograms; the way back through time;
 * the gradient maps; the picture.
 */
final class Thinning {
    private static final int SERIES = 40 * 1024;
    private static final int ALL = Wire.MAX - 1024;
    private static final int SMALLEST_MAP = 8;

    /** Bytes of a number in CBOR. */
    private static final int DOUBLE = 9;

    private static final int FLOAT = 5;
    private static final int COUNT = 5;

    /** Of a list's or record's beginning, and of a few short numbers and names in it. */
    private static final int HEAD = 24;

    /** Progress, readings and all else of which there is one. */
    private static final int SINGLE = 4096;

    private static final int READING = 25 * DOUBLE;
    private static final int VERDICT = 1024;

    private static final List<UnaryOperator<Look>> STEPS = List.of(
            Thinning::coarser,
            Thinning::coarser,
            Thinning::coarser,
            look -> with(look, look.gradients(), look.picture(), List.of(), look.throughTime()),
            look -> with(look, look.gradients(), look.picture(), look.histograms(), List.of()),
            look -> with(look, List.of(), look.picture(), look.histograms(), look.throughTime()),
            look -> with(look, look.gradients(), null, look.histograms(), look.throughTime()));

    private Thinning() {}

    /** The frame, or as much of it as fits. */
    static Frame fit(Frame frame) {
        int rows = rowsThatFit(frame.series().rows());
        Frame fitting = rows < frame.series().rows().size() ? frame.withFirstRows(rows) : frame;
        Look look = frame.look();
        int rest = ALL - size(fitting);
        for (UnaryOperator<Look> step : STEPS) {
            if (size(look) <= rest) {
                break;
            }
            look = step.apply(look);
        }
        return look.equals(frame.look()) ? fitting : fitting.withLook(look);
    }

    private static int rowsThatFit(List<Row> rows) {
        int bytes = 0;
        int fitting = 0;
        for (Row row : rows) {
            bytes += HEAD + (10 + row.low().length + row.high().length) * DOUBLE;
            if (bytes > SERIES && fitting > 0) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    private static int size(Frame frame) {
        int bytes =
                SINGLE + frame.errorSignal().size() * DOUBLE + frame.verdicts().size() * VERDICT;
        for (Row row : frame.series().rows()) {
            bytes += HEAD + (10 + row.low().length + row.high().length) * DOUBLE;
        }
        return bytes;
    }

    private static int size(Look look) {
        int bytes = look.layers().size() * (HEAD + READING) + size(look.picture());
        for (LayerMap map : look.gradients()) {
            bytes += 2 * HEAD + map.map().codes().length;
        }
        bytes += size(look.weights());
        bytes += look.histograms().size() * 4 * (HEAD + (2 * Histogram.BINS + 2) * COUNT);
        for (Blame blame : look.throughTime()) {
            bytes += HEAD + (blame.hidden().size() + blame.cell().size()) * DOUBLE;
        }
        if (look.confusion() != null) {
            bytes += size(look.confusion());
        }
        if (look.anatomy() != null) {
            bytes += look.anatomy().links().size() * VERDICT;
        }
        return bytes;
    }

    private static int size(@Nullable Picture picture) {
        return picture == null ? 0 : drawn(picture) + size(picture.units());
    }

    private static int size(List<WeightMap> maps) {
        return maps.stream().mapToInt(map -> HEAD + map.codes().length).sum();
    }

    private static int drawn(Picture picture) {
        return switch (picture) {
            case Picture.Plane plane -> HEAD + plane.grid().length + plane.winner().length;
            case Picture.Curve curve -> HEAD + (curve.points().length + places(curve)) * DOUBLE;
            case Picture.Confusion confusion -> {
                int bytes = HEAD;
                for (List<Integer> row : confusion.counts()) {
                    bytes += HEAD + row.size() * COUNT;
                }
                yield bytes;
            }
            case Picture.Scatter scatter -> 2 * HEAD + (scatter.pairs().length + scatter.ahead().length) * FLOAT;
            case Picture.Path path -> HEAD + path.places().length * DOUBLE;
        };
    }

    private static int places(Picture.Curve curve) {
        return curve.way() == null ? 0 : curve.way().places().length;
    }

    private static Look coarser(Look look) {
        List<LayerMap> maps = look.gradients().stream()
                .map(each -> isSmall(each.map())
                        ? each
                        : new LayerMap(
                                each.layer(),
                                each.gate(),
                                each.source(),
                                each.map().halved()))
                .toList();
        return with(look, maps, look.picture(), look.histograms(), look.throughTime());
    }

    private static boolean isSmall(WeightMap map) {
        return Math.max(map.rows(), map.columns()) <= SMALLEST_MAP;
    }

    private static Look with(
            Look look,
            List<LayerMap> gradients,
            @Nullable Picture picture,
            List<LayerHistograms> histograms,
            List<Blame> throughTime) {
        return new Look(
                gradients,
                look.weights(),
                picture,
                look.fingerprint(),
                look.layers(),
                histograms,
                look.compass(),
                look.confusion(),
                throughTime,
                look.anatomy(),
                look.followed(),
                look.steepness(),
                look.updates());
    }
}
