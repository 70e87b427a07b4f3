package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a change to a choice that several places have in common, in all of them at once.
 *
 * @param now the experiment that is shown
 * @param places paths of the choice in an experiment; the path of a change begins with a dot and goes on from there
 */
record Everywhere(Changes changes, Supplier<Experiment> now, Function<Experiment, List<String>> places)
        implements FieldChanges {

    @Override
    public List<Problem> change(String path, String json) {
        Experiment next = now.get();
        try {
            for (String place : places.apply(next)) {
                next = ExperimentCodec.with(next, place + path, json);
            }
        } catch (InvalidExperiment e) {
            return e.problems();
        }
        Experiment changed = next;
        return changed.equals(now.get()) ? List.of() : changes.replace(_ -> changed);
    }
}
