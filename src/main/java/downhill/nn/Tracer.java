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
        note(input, 0, input.length);
        for (int i = 0; i < model.ops().size(); i++) {
            if (spoilt(workspace.output(i))) {
                return found(i, "forward ");
            }
        }
        if (!Double.isFinite(loss)) {
            return Optional.of(new NonFinite(-1, "loss", lastFinite));
        }
        for (int i = model.ops().size() - 1; i >= 0; i--) {
            if (spoilt(workspace.derivative(i))) {
                boolean last = i == model.ops().size() - 1;
                return last ? Optional.of(new NonFinite(-1, "backward loss", lastFinite)) : found(i + 1, "backward ");
            }
            for (Tensor tensor : model.parameters().tensors()) {
                if (tensor.name().startsWith(i + ".") && !note(gradient, tensor.offset(), tensor.end())) {
                    return found(i, "gradient ");
                }
            }
        }
        return Optional.empty();
    }

    private boolean spoilt(double[] v) {
        return !note(v, 0, v.length);
    }

    private Optional<NonFinite> found(int step, String direction) {
        return Optional.of(
                new NonFinite(step, direction + step + "." + name(model.ops().get(step)), lastFinite));
    }

    private boolean note(double[] v, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(v[i])) {
                return false;
            }
            largest = Math.max(largest, Math.abs(v[i]));
        }
        lastFinite = largest;
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
