package downhill.train;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Validation;
import downhill.math.Layout;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One parameter gets another value by hand, between two updates: a weight, a bias, a scale, or a coordinate of a point on
 * a surface. The experiment stays as it is, and so does all that the optimizer remembers, this parameter's momentum and
 * moments included: the next update goes on with them from the new place. Where the numbers of a run are rounded, the
 * value is too. A run that begins anew begins with the weights of its seed.
 *
 * @param weight which one
 * @param value finite, from -{@link #LARGEST} to {@link #LARGEST}
 */
public record SetWeight(WeightAddress weight, double value) implements Edit {
    /** Largest magnitude: finite in every precision, and far beyond what a network is trained to. */
    public static final double LARGEST = 10_000;

    private static final String PREFIX = "weight.";
    private static final Pattern PATH = Pattern.compile("weight\\.([a-z0-9_.]{1,100})\\[(\\d{1,6})]\\[(\\d{1,6})]");

    /** A zero loses its sign, which nobody could see. */
    public SetWeight {
        value += 0.0;
    }

    /** Whether a path leads to a weight, and not to a field of the experiment. */
    static boolean isPath(String path) {
        return path.startsWith(PREFIX);
    }

    static SetWeight read(String path, String json) throws InvalidExperiment {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw problem("weight", "no_such_weight_path", path);
        }
        JsonNode node = ExperimentCodec.parse(json);
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw problem("weight.value", "not_a_number", json);
        }
        int row = Integer.parseInt(parts.group(2));
        int column = Integer.parseInt(parts.group(3));
        return new SetWeight(new WeightAddress(parts.group(1), row, column), value);
    }

    private static InvalidExperiment problem(String path, String code, Object... args) {
        return new InvalidExperiment(List.of(Problem.of(path, code, args)));
    }

    /** The path of a weight, such as {@code weight.0.weight[2][1]}: its tensor, its row and its column, these from 0. */
    public static String path(WeightAddress weight) {
        return "%s%s[%d][%d]".formatted(PREFIX, weight.tensor(), weight.row(), weight.column());
    }

    @Override
    public String path() {
        return path(weight);
    }

    @Override
    public String json() {
        return Double.toString(value);
    }

    /** The same experiment. */
    @Override
    public Experiment applyTo(Experiment experiment) throws InvalidExperiment {
        int _ = weight.in(layout(experiment));
        if (!(Math.abs(value) <= LARGEST)) {
            throw problem("weight.value", "out_of_range", value, -LARGEST, LARGEST);
        }
        return experiment;
    }

    private static Layout layout(Experiment experiment) {
        return switch (experiment.subject()) {
            case Network _ -> Validation.model(experiment).parameters();
            case OnSurface _ -> SurfaceGround.LAYOUT;
        };
    }
}
