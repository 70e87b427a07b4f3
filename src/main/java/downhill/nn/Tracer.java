package downhill.nn;

import downhill.math.Tensor;
import java.util.Optional;

/** Looks through the last passes of a workspace, in the order in which they were computed. */
public final class Tracer {
    private final Model model;
    private final Workspace workspace;
    private double lastFinite;

    /** A tracer of this workspace, right after its passes. */
    public Tracer(Model model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
    }

    /** The first tensor that is not finite, forwards, through the loss, and back. */
    public Optional<NonFinite> find(double[] input, double loss, double[] gradient) {
        int steps = model.ops().size();
        note(input);
        for (int i = 0; i < steps; i++) {
            if (!note(workspace.output(i))) {
                return found(i, "forward ");
            }
        }
        if (!Double.isFinite(loss)) {
            return Optional.of(new NonFinite(-1, "loss", lastFinite));
        }
        for (int i = steps - 1; i >= 0; i--) {
            double[] derivative = workspace.derivative(i);
            if (!note(derivative)) {
                return backward(i, derivative);
            }
            for (Tensor tensor : model.parameters().tensors()) {
                if (tensor.name().startsWith(i + ".") && !isFinite(gradient, tensor.offset(), tensor.end())) {
                    return found(i, "gradient ");
                }
            }
        }
        return Optional.empty();
    }

    /** Who spoilt the derivative by the output of a step: the step behind it, or a cell itself on its way through time. */
    private Optional<NonFinite> backward(int step, double[] derivative) {
        int moments = moments(model.ops().get(step));
        int units = model.ops().get(step).outputs() / moments;
        int spoilt = 0;
        for (int i = 0; i < derivative.length; i++) {
            spoilt = Double.isFinite(derivative[i]) ? spoilt : Math.max(spoilt, i / units % moments);
        }
        if (spoilt == moments - 1) {
            return step == model.ops().size() - 1
                    ? Optional.of(new NonFinite(-1, "backward loss", lastFinite))
                    : found(step + 1, "backward ");
        }
        lastFinite = 0;
        for (int i = 0; i < derivative.length; i++) {
            lastFinite = i / units % moments > spoilt ? Math.max(lastFinite, Math.abs(derivative[i])) : lastFinite;
        }
        return found(step, "backward ");
    }

    private static int moments(Op op) {
        return switch (op) {
            case RnnOp rnn -> rnn.cell().steps();
            case LstmOp lstm -> lstm.cell().steps();
            case GruOp gru -> gru.cell().steps();
            default -> 1;
        };
    }

    private Optional<NonFinite> found(int step, String direction) {
        return Optional.of(
                new NonFinite(step, direction + step + "." + name(model.ops().get(step)), lastFinite));
    }

    /** Keeps the largest magnitude, if all are finite. */
    private boolean note(double[] v) {
        if (!isFinite(v, 0, v.length)) {
            return false;
        }
        lastFinite = 0;
        for (double each : v) {
            lastFinite = Math.max(lastFinite, Math.abs(each));
        }
        return true;
    }

    private static boolean isFinite(double[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(v[i])) {
                return false;
            }
        }
        return true;
    }

    private static String name(Op op) {
        return switch (op) {
            case LinearOp _ -> "linear";
            case BatchNormOp _ -> "batch_norm";
            case LayerNormOp _ -> "layer_norm";
            case ActivationOp activation -> activation.activation().id();
            case DropoutOp _ -> "dropout";
            case AddOp _ -> "add";
            case LastOp _ -> "last";
            case SoftmaxOp _ -> "softmax";
            case RnnOp _ -> "rnn";
            case LstmOp _ -> "lstm";
            case GruOp _ -> "gru";
        };
    }
}
