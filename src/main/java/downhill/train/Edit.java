package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Training;
import java.util.List;

/** A change that a person makes to a run. */
public sealed interface Edit permits Edit.Change, SetWeight {

    /**
     * What it changes: names joined by dots, such as {@code training.learning_rate}, or
     * {@code weight.0.weight[2][1]}.
     */
    String path();

    /** The new value as JSON. */
    String json();

    /**
     * The experiment with this edit made.
     *
     * @throws InvalidExperiment if that is not legal
     */
    Experiment applyTo(Experiment experiment) throws InvalidExperiment;

    /**
     * The edit with this path and value, as {@link #path()} and {@link #json()} tell them.
     *
     * @throws InvalidExperiment if it sets a weight, and is not written as that is; whether the run has such a field or
     *     weight is not looked at
     */
    static Edit of(String path, String json) throws InvalidExperiment {
        return SetWeight.isPath(path) ? SetWeight.read(path, json) : new Change(path, json);
    }

    /**
     * The same of what was legal when it was kept.
     *
     * @throws IllegalStateException if it is not written as an edit is
     */
    static Edit kept(String path, String json) {
        try {
            return of(path, json);
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("An edit was kept that is none: " + path, e);
        }
    }

    /** Whether one experiment cannot turn into another while it trains, but needs new weights or data. */
    static boolean needsRestart(Experiment from, Experiment to) {
        return !from.withTraining(to.training()).equals(to)
                || !from.training().loss().equals(to.training().loss())
                || !from.training().precision().equals(to.training().precision());
    }

    /** The edit that leads from one way to train to another: of one field where that is all, else of the whole. */
    static Edit between(Training from, Training to) {
        List<String> fields = ExperimentCodec.differences(from, to);
        if (fields.size() != 1) {
            return new Change("training", ExperimentCodec.writeTraining(to));
        }
        String only = fields.getFirst();
        return new Change("training." + only, ExperimentCodec.writeTraining(to, only));
    }

    /**
     * One field of the experiment gets a new value.
     *
     * @param json the new value
     */
    record Change(String path, String json) implements Edit {

        @Override
        public Experiment applyTo(Experiment experiment) throws InvalidExperiment {
            return ExperimentCodec.with(experiment, path, json);
        }
    }
}
