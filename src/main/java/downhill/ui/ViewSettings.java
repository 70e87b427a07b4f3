package downhill.ui;

import downhill.train.LayerMeasure;

/**
 * How one page looks at a run; changes nothing of the run.
 *
 * @param unit of the time axis
 * @param logLoss whether the loss axis is logarithmic
 * @param measure shown by the heat map
 * @param relative whether the heat map divides by the last layer
 */
record ViewSettings(TimeUnit unit, boolean logLoss, LayerMeasure measure, boolean relative) {
    static final ViewSettings DEFAULT = new ViewSettings(TimeUnit.EXAMPLES, false, LayerMeasure.ERROR_SIGNAL, false);

    ViewSettings withUnit(TimeUnit other) {
        return new ViewSettings(other, logLoss, measure, relative);
    }

    ViewSettings withLogLoss(boolean other) {
        return new ViewSettings(unit, other, measure, relative);
    }

    ViewSettings withMeasure(LayerMeasure other) {
        return new ViewSettings(unit, logLoss, other, relative);
    }

    ViewSettings withRelative(boolean other) {
        return new ViewSettings(unit, logLoss, measure, other);
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
