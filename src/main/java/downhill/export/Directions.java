package downhill.export;

import downhill.experiment.Training;
import downhill.optim.Lars;
import downhill.optim.Lion;
import downhill.optim.NormalizeGlobal;
import downhill.optim.NormalizeLayer;
import downhill.optim.NormalizeTensor;
import downhill.optim.Optimizer;
import downhill.optim.Rprop;
import downhill.optim.SignSgd;
import downhill.optim.Signum;
import downhill.optim.Treatment;

/**
 * Trainings that step by the direction of a gradient and not by its length, so that where nothing of a gradient is left
 * but rounding, this moves the parameters as far as a true one.
 */
final class Directions {
    private Directions() {}

    static boolean alone(Training training) {
        return alone(training.optimizer()) || training.treatment().stream().anyMatch(Directions::alone);
    }

    static boolean alone(Optimizer optimizer) {
        return switch (optimizer) {
            case Lars _, SignSgd _, Signum _, Lion _, Rprop _ -> true;
            default -> false;
        };
    }

    static boolean alone(Treatment treatment) {
        return switch (treatment) {
            case NormalizeGlobal _, NormalizeLayer _, NormalizeTensor _ -> true;
            default -> false;
        };
    }
}
