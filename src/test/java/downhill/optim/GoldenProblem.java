package downhill.optim;

import downhill.math.Golden;
import downhill.math.Layout;
import tools.jackson.databind.JsonNode;

/** A problem of the reference data, written from its formula. */
interface GoldenProblem {

    /** Its named tensors. */
    Layout layout();

    /** The gradient at a position in a step. */
    double[] gradient(double[] p, int step);

    /** The loss at a position in a step. */
    double loss(double[] p, int step);

    static GoldenProblem of(String name, JsonNode node) {
        return switch (name) {
            case "ravine" -> ravine(Golden.numbers(node.get("A")));
            case "rosenbrock" ->
                plane((x, y) -> (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x), (x, y) ->
                        new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)});
            case "beale" -> plane(GoldenProblem::bealeHeight, GoldenProblem::beale);
            case "noisy_linreg" -> new Regression(node, 1, 2, true);
            case "matrix_regression" -> new Regression(node, 3, 4, false);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static GoldenProblem ravine(double[] a) {
        return plane((x, y) -> 0.5 * (a[0] * x * x + (a[1] + a[2]) * x * y + a[3] * y * y), (x, y) ->
                new double[] {a[0] * x + a[1] * y, a[2] * x + a[3] * y});
    }

    private static double bealeHeight(double x, double y) {
        double a = 1.5 - x + x * y;
        double b = 2.25 - x + x * y * y;
        double c = 2.625 - x + x * y * y * y;
        return a * a + b * b + c * c;
    }

    private static double[] beale(double x, double y) {
        double a = 1.5 - x + x * y;
        double b = 2.25 - x + x * y * y;
        double c = 2.625 - x + x * y * y * y;
        return new double[] {
            2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
            2 * a * x + 4 * b * x * y + 6 * c * x * y * y
        };
    }

    private static GoldenProblem plane(Height height, Slope slope) {
        return new GoldenProblem() {
            @Override
            public Layout layout() {
                Layout.Builder builder = new Layout.Builder();
                builder.add("theta", 2, 1);
                return builder.build();
            }

            @Override
            public double[] gradient(double[] p, int step) {
                return slope.at(p[0], p[1]);
            }

            @Override
            public double loss(double[] p, int step) {
                return height.at(p[0], p[1]);
            }
        };
    }

    /** The loss over a plane. */
    interface Height {
        double at(double x, double y);
    }

    /** The gradient over a plane. */
    interface Slope {
        double[] at(double x, double y);
    }

    /** Mean squared error of a linear model over the rows of a step. */
    record Regression(JsonNode node, int outputs, int inputs, boolean bias) implements GoldenProblem {
        @Override
        public Layout layout() {
            Layout.Builder builder = new Layout.Builder();
            builder.add("W", outputs, inputs);
            if (bias) {
                builder.add("b", outputs, 1);
            }
            return builder.build();
        }

        @Override
        public double[] gradient(double[] p, int step) {
            double[] x = Golden.numbers(node.get("X"));
            double[] y = Golden.numbers(bias ? node.get("y") : node.get("Y"));
            double[] g = new double[p.length];
            JsonNode batch = node.get("batches").get(step);
            for (JsonNode row : batch) {
                for (int o = 0; o < outputs; o++) {
                    addRow(p, x, y, g, new int[] {row.intValue(), o}, 2.0 / (batch.size() * outputs));
                }
            }
            return g;
        }

        @Override
        public double loss(double[] p, int step) {
            double[] x = Golden.numbers(node.get("X"));
            double[] y = Golden.numbers(bias ? node.get("y") : node.get("Y"));
            JsonNode batch = node.get("batches").get(step);
            double sum = 0;
            for (JsonNode row : batch) {
                for (int o = 0; o < outputs; o++) {
                    double error = error(p, x, y, row.intValue(), o);
                    sum += error * error;
                }
            }
            return sum / (batch.size() * outputs);
        }

        private double error(double[] p, double[] x, double[] y, int r, int o) {
            double error = (bias ? p[inputs * outputs + o] : 0) - y[r * outputs + o];
            for (int i = 0; i < inputs; i++) {
                error += p[o * inputs + i] * x[r * inputs + i];
            }
            return error;
        }

        private void addRow(double[] p, double[] x, double[] y, double[] g, int[] at, double scale) {
            int r = at[0];
            int o = at[1];
            double error = error(p, x, y, r, o);
            for (int i = 0; i < inputs; i++) {
                g[o * inputs + i] += scale * error * x[r * inputs + i];
            }
            if (bias) {
                g[inputs * outputs + o] += scale * error;
            }
        }
    }
}
