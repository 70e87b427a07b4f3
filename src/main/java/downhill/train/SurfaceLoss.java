package downhill.train;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.surface.Surface;
import java.util.List;

/** The height of a toy surface. */
record SurfaceLoss(Surface surface, Layout layout) implements WholeLoss {

    @Override
    public List<Tensor> weights() {
        return List.of();
    }

    @Override
    public int pieces() {
        return 1;
    }

    @Override
    public double value(double[] parameters, int piece) {
        return surface.value(parameters[0], parameters[1]);
    }

    @Override
    public void addGradient(double[] parameters, int piece, double[] into) {
        double[] slope = new double[2];
        surface.gradient(parameters[0], parameters[1], slope);
        into[0] += slope[0];
        into[1] += slope[1];
    }

    @Override
    public void addProduct(double[] parameters, double[] direction, int piece, double[] into) {
        double[] h = new double[3];
        surface.hessian(parameters[0], parameters[1], h);
        into[0] += h[0] * direction[0] + h[1] * direction[1];
        into[1] += h[1] * direction[0] + h[2] * direction[1];
    }

    @Override
    public Method method() {
        return Method.EXACT;
    }
}
