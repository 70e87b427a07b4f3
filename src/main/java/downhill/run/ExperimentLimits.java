package downhill.run;

import downhill.choice.Problem;
import downhill.data.Csv;
import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.experiment.Footprint;
import downhill.experiment.Network;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large an experiment may be on this server; properties {@code downhill.limits.*}. They can only be lowered: what is
 * larger than the engine allows is refused before it is asked.
 *
 * @param layers hidden ones
 * @param units of a layer
 * @param parameters of a network
 * @param rows for training and for testing, each
 * @param columns that go into a network at a moment
 * @param csvBytes of an uploaded table
 * @param moments of a sequence
 * @param updates of a run
 */
@ConfigurationProperties("downhill.limits")
public record ExperimentLimits(
        @DefaultValue("32") int layers,
        @DefaultValue("1024") int units,
        @DefaultValue("200000") int parameters,
        @DefaultValue("20000") int rows,
        @DefaultValue("128") int columns,
        @DefaultValue("5000000") int csvBytes,
        @DefaultValue("200") int moments,
        @DefaultValue("100000000") long updates) {

    /** As large as the engine allows. */
    static final ExperimentLimits ALL =
            new ExperimentLimits(32, 1024, 200_000, 20_000, 128, 5_000_000, 200, 100_000_000);

    /** What is too large, of an experiment that is legal otherwise. */
    public List<Problem> problems(Experiment experiment) {
        List<Problem> found = new ArrayList<>();
        DataSpec data = experiment.data();
        check("data.train", "limit_rows", Math.max(data.train(), data.test()), rows, found);
        if (data.dataset() instanceof Csv csv) {
            check("data.text", "limit_csv", csv.text().text().length(), csvBytes, found);
        }
        if (experiment.subject() instanceof Network network) {
            check("data", "limit_columns", data.features(), columns, found);
            check("data", "limit_moments", data.steps(), moments, found);
            check("subject.layers", "limit_layers", network.layers().size(), layers, found);
            int widest = 0;
            for (var layer : network.layers()) {
                widest = Math.max(widest, layer.units());
            }
            check("subject.layers", "limit_units", widest, units, found);
            check("subject.layers", "limit_parameters", Footprint.parameters(experiment), parameters, found);
        }
        return found;
    }

    private static void check(String path, String code, long value, long most, List<Problem> found) {
        if (value > most) {
            found.add(Problem.of(path, code, value, most));
        }
    }
}
