package downhill.nn;

import downhill.math.Kernels;

/**
 * Exact products of the Hessian of a loss with a direction, without the matrix: the passes of a workspace,
 * differentiated once more (the R-operator).
 *
 * <p>Where an activation or a loss has a kink, the second derivative is that of one side, and a jump of the slope
 * counts nothing: of a network of ReLU this is the Hessian of the smooth piece that the parameters lie in.
 *
 * <p>Source: Pearlmutter 1994, Fast exact multiplication by the Hessian.
 */
public final class Curvature {
    private final Model model;
    private final Workspace workspace;
    private final Tangent[] tangents;
    private final double[] prediction;
    private final double[] lastDerivative;

    /**
     * Curvature at the last passes of a workspace.
     *
     * @throws IllegalArgumentException unless the model {@link #isKnownOf is one} whose curvature is known
     */
    public Curvature(Model model, Workspace workspace) {
        if (!isKnownOf(model)) {
            throw new IllegalArgumentException("No second derivatives of a recurrent network");
        }
        this.model = model;
        this.workspace = workspace;
        int widest = Kernels.stride(workspace.maxRows());
        double[] still = new double[model.inputs() * widest];
        tangents = new Tangent[model.ops().size()];
        for (int i = 0; i < tangents.length; i++) {
            Tangent tangent = new Tangent(model.ops().get(i), widest);
            tangent.inMoves = i > 0;
            tangent.in = i == 0 ? still : tangents[i - 1].out;
            tangent.dIn = i == 0 ? new double[still.length] : tangents[i - 1].dOut;
            if (model.ops().get(i) instanceof AddOp add) {
                tangent.other = add.from() < 0 ? still : tangents[add.from()].out;
            }
            tangents[i] = tangent;
        }
        prediction = new double[model.outputs() * workspace.maxRows()];
        lastDerivative = new double[model.outputs() * workspace.maxRows()];
    }

    /** Whether every step of a model knows its second derivatives: all but recurrent ones do. */
    public static boolean isKnownOf(Model model) {
        return model.ops().stream().allMatch(Curved.class::isInstance);
    }

    /**
     * How fast the prediction of the workspace's last pass changes along a direction of the parameters.
     *
     * @param direction flat
     * @return {@code [rows][outputs]}, valid until the next call
     */
    public double[] forward(double[] direction) {
        for (int i = 0; i < tangents.length; i++) {
            tangents[i].direction = direction;
            curved(i).forward(workspace.pass(i), tangents[i]);
        }
        Kernels.transpose(last().out, 0, workspace.stride(), model.outputs(), workspace.rows(), prediction);
        return prediction;
    }

    /**
     * The array to fill with how fast the derivative of the loss by the prediction changes ({@link Loss#curvature}),
     * before {@link #backward}.
     */
    public double[] lastDerivative() {
        return lastDerivative;
    }

    /**
     * Adds the Hessian times the direction of {@link #forward}, after forward and backward of the workspace.
     *
     * @param product flat, added to
     */
    public void backward(double[] product) {
        int stride = workspace.stride();
        Kernels.transposeBack(lastDerivative, workspace.rows(), model.outputs(), last().dOut, stride);
        for (int i = tangents.length - 1; i >= 0; i--) {
            tangents[i].product = product;
            curved(i).backward(workspace.pass(i), tangents[i]);
            if (i > 0) {
                addResiduals(i - 1, tangents[i].dIn, stride);
            }
        }
    }

    private void addResiduals(int from, double[] into, int stride) {
        for (int i : model.residualsFrom(from)) {
            double[] d = tangents[i].dOut;
            for (int k = 0; k < model.ops().get(i).outputs() * stride; k++) {
                into[k] += d[k];
            }
        }
    }

    private Tangent last() {
        return tangents[tangents.length - 1];
    }

    private Curved curved(int step) {
        if (model.ops().get(step) instanceof Curved curved) {
            return curved;
        }
        throw new IllegalStateException("Checked before");
    }
}
