package downhill.corpus;

import downhill.experiment.OnSurface;
import downhill.math.Layout;
import downhill.nn.Values;

/** A point on a surface. */
record Hills(OnSurface on) implements World {

    @Override
    public Layout layout() {
        Layout.Builder builder = new Layout.Builder();
        builder.add("position", 2, 1);
        return builder.build();
    }

    @Override
    public Values start() {
        return new Values(new double[] {on.x(), on.y()}, new double[0]);
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public double batch(Values values, int[] order, int from, int rows, long update, double[] gradient) {
        on.surface().gradient(values.parameters()[0], values.parameters()[1], gradient);
        return train(values);
    }

    @Override
    public double train(Values values) {
        return on.surface().value(values.parameters()[0], values.parameters()[1]);
    }

    @Override
    public double test(Values values) {
        return train(values);
    }

    /** Nobody guesses on a surface: a unit of height. */
    @Override
    public double chance() {
        return 1;
    }

    /** The lowest height that is known, or minus infinity. */
    double lowest() {
        return on.surface().minima().isEmpty()
                ? Double.NEGATIVE_INFINITY
                : on.surface().minima().getFirst().value();
    }
}
