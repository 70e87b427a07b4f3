package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.function.UnaryOperator;

/** What controls can do to the page's experiment. */
interface Changes extends FieldChanges {

    /** Begins anew with a changed experiment; the problems if that is not legal, and then nothing was changed. */
    List<Problem> replace(UnaryOperator<Experiment> change);
}
