package downhill.experiment;

import downhill.choice.Task;
import downhill.nn.BceWithLogits;
import downhill.nn.CrossEntropy;
import downhill.nn.Loss;
import downhill.nn.Mse;
import java.util.List;
import java.util.stream.Stream;

/** Which losses fit which task. */
public final class LossFit {
    private LossFit() {}

    /** The losses that fit, the usual one first. */
    public static List<Loss> fitting(Task task) {
        return Stream.<Loss>of(new BceWithLogits(), new CrossEntropy(), new Mse())
                .filter(loss -> loss.tasks().contains(task))
                .toList();
    }
}
