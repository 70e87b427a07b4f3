package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.nn.Loss;
import java.util.List;

/** Which losses fit which task. */
public final class LossFit {
    private LossFit() {}

    /** The losses that fit, each with its defaults, in the catalogue's order: the usual one of each task is first. */
    public static List<Loss> fitting(Task task) {
        return Catalogue.of(Loss.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Loss.class, id).orElseThrow())
                .filter(loss -> loss.tasks().contains(task))
                .toList();
    }
}
