package downhill.ui;

import downhill.train.LayerMeasure;
import java.util.List;

/**
 * How one page looks at a run; changes nothing of the run.
 *
 * @param unit of the time axis
 * @param logLoss whether the loss axis is logarithmic
 * @param measure shown by the heat map
 * @param relative whether the heat map divides by the last layer
 * @param curves of the loss chart
 */
record ViewSettings(TimeUnit unit, boolean logLoss, LayerMeasure measure, boolean relative, Curves curves) {
    static final ViewSettings DEFAULT =
            new ViewSettings(TimeUnit.EXAMPLES, false, LayerMeasure.ERROR_SIGNAL, false, Curves.DEFAULT);

    ViewSettings withUnit(TimeUnit other) {
        return new ViewSettings(other, logLoss, measure, relative, curves);
    }

    ViewSettings withLogLoss(boolean other) {
        return new ViewSettings(unit, other, measure, relative, curves);
    }

    ViewSettings withMeasure(LayerMeasure other) {
        return new ViewSettings(unit, logLoss, other, relative, curves);
    }

    ViewSettings withRelative(boolean other) {
        return new ViewSettings(unit, logLoss, measure, other, curves);
    }

    ViewSettings withCurves(Curves other) {
        return new ViewSettings(unit, logLoss, measure, relative, other);
    }

    /**
     * Which curves of the loss chart are seen, and how.
     *
     * @param hidden names of those that are switched off, as the chart has them
     * @param smoothing weight of the past in the moving average, from 0 (none) to below 1
     */
    record Curves(List<String> hidden, double smoothing) {
        static final Curves DEFAULT = new Curves(List.of(), 0);

        Curves {
            hidden = List.copyOf(hidden);
        }
    }

    /** Unit of the time axis, by the name the elements know. */
    enum TimeUnit {
        EXAMPLES("examples"),
        UPDATES("updates"),
        EPOCHS("epochs"),
        CPU("cpu");

        private final String id;

        TimeUnit(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }
}
