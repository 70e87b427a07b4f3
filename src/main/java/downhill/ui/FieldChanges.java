package downhill.ui;

import downhill.choice.Problem;
import java.util.List;

/** What a field can do to the experiment that it belongs to. */
@FunctionalInterface
interface FieldChanges {

    /** Gives one field a new value; the problems if that is not legal, and then nothing was changed. */
    List<Problem> change(String path, String json);
}
