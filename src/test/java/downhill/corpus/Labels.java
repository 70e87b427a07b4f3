package downhill.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The label of every rule, by the rule's id. */
final class Labels {
    static final Map<String, Label> ALL = all();

    private Labels() {}

    private static Map<String, Label> all() {
        Map<String, Label> labels = new LinkedHashMap<>();
        labels.put("diverged", RateLabels::diverged);
        labels.put("lr_too_high", RateLabels::tooHigh);
        labels.put("lr_too_low", RateLabels::tooLow);
        labels.put("plateau", PlateauLabel::of);
        labels.put("vanishing", SignalLabels::vanishing);
        labels.put("exploding", SignalLabels::exploding);
        labels.put("dead_after_blowup", SignalLabels::deadAfterBlowup);
        labels.put("frozen_layer", WeightLabels::frozenLayer);
        labels.put("clipped_always", WeightLabels::clippedAlways);
        labels.put("symmetry", WeightLabels::symmetry);
        labels.put("not_learning", CurveLabels::notLearning);
        labels.put("overfitting", CurveLabels::overfitting);
        labels.put("chance_start", CurveLabels::chanceStart);
        labels.put("raw_inputs", RawInputsLabel::of);
        labels.put("ravine", RavineLabel::of);
        return Collections.unmodifiableMap(labels);
    }
}
