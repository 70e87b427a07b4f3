package downhill.nn;

import downhill.math.Stream;
import downhill.math.Stream.Purpose;

/** The Hessian of a network's loss on some rows, times directions: exactly, and by central differences of the gradient. */
public final class Products {
    private static final double REACH = 1e-5;

    private final Model model;
    private final Loss loss;
    private final Values values;
    private final double[] x;
    private final double[] y;
    private final int rows;
    private final Mode mode;
    private final Workspace workspace;

    public Products(Model model, Loss loss, Values values, double[] x, double[] y, int rows, Mode mode) {
        this.model = model;
        this.loss = loss;
        this.values = values;
        this.x = x;
        this.y = y;
        this.rows = rows;
        this.mode = mode;
        workspace = new Workspace(model, rows);
    }

    /** The gradient. */
    public double[] gradient() {
        double[] gradient = new double[model.parameters().size()];
        back(gradient);
        return gradient;
    }

    private double[] back(double[] gradient) {
        int answers = rows * model.moments();
        double[] prediction = workspace.forward(values, x, 0, rows, mode);
        loss.gradient(prediction, y, answers, model.units(), loss.scale(answers), workspace.lastDerivative());
        workspace.backward(gradient);
        return prediction;
    }

    /** By the R-operator. */
    public double[] exact(double[] direction) {
        int answers = rows * model.moments();
        Curvature curvature = new Curvature(model, workspace);
        double[] prediction = back(new double[direction.length]);
        double[] along = curvature.forward(direction);
        loss.curvature(prediction, y, answers, model.units(), loss.scale(answers), along, curvature.lastDerivative());
        double[] product = new double[direction.length];
        curvature.backward(product);
        return product;
    }

    /** By central differences. */
    public double[] differences(double[] direction) {
        double[] kept = values.parameters().clone();
        move(kept, direction, REACH);
        double[] above = gradient();
        move(kept, direction, -REACH);
        double[] below = gradient();
        move(kept, direction, 0);
        for (int i = 0; i < above.length; i++) {
            above[i] = (above[i] - below[i]) / (2 * REACH);
        }
        return above;
    }

    private void move(double[] from, double[] direction, double by) {
        for (int i = 0; i < from.length; i++) {
            values.parameters()[i] = from[i] + by * direction[i];
        }
    }

    /** A direction of about length 1. */
    public static double[] direction(int size, long seed) {
        Stream noise = Stream.of(seed, Purpose.NOISE);
        double[] direction = new double[size];
        for (int i = 0; i < size; i++) {
            direction[i] = noise.normal() / Math.sqrt(size);
        }
        return direction;
    }
}
