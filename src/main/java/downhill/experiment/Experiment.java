package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.nn.Zeros;
import java.util.List;

/**
 * Everything that decides the numbers of a run: the same experiment gives the same bits.
 *
 * @param format number of the JSON format; defaults belong to it
 * @param engine number of the engine that made it; 0 promises nothing across releases
 * @param seed of weights, order and noise
 */
public record Experiment(
        @Range(value = FORMAT, max = FORMAT) int format,
        @Range(value = ENGINE, max = 1_000_000) int engine,
        @Range(value = 1, max = 9_007_199_254_740_991L) long seed,
        DataSpec data,
        @Default("network") Subject subject,
        Training training) {

    /** The format this program writes. */
    public static final int FORMAT = 1;

    /** The engine of this program. */
    public static final int ENGINE = 1;

    private static final Network NO_NETWORK = new Network(List.of(), new Zeros());

    /** The network that is trained; none on a surface. */
    public Network network() {
        return switch (subject) {
            case Network network -> network;
            case OnSurface _ -> NO_NETWORK;
        };
    }

    /** Whether a network is trained on data. */
    public boolean trainsNetwork() {
        return subject instanceof Network;
    }

    /** The same as this program's engine runs it. */
    public Experiment ofThisEngine() {
        return new Experiment(format, ENGINE, seed, data, subject, training);
    }

    /** The same with another seed for weights and order. */
    public Experiment withSeed(long newSeed) {
        return new Experiment(format, engine, newSeed, data, subject, training);
    }

    /** The same with other data. */
    public Experiment withData(DataSpec newData) {
        return new Experiment(format, engine, seed, newData, subject, training);
    }

    /** The same with another subject. */
    public Experiment withSubject(Subject newSubject) {
        return new Experiment(format, engine, seed, data, newSubject, training);
    }

    /** The same with other training choices. */
    public Experiment withTraining(Training newTraining) {
        return new Experiment(format, engine, seed, data, subject, newTraining);
    }

    /** The same on another data set with its own numbers of rows, and with what of the loss fits its task and classes. */
    public Experiment withDataset(Dataset dataset) {
        Training fitting = training.loss().tasks().contains(dataset.task())
                ? training
                : training.withLoss(LossFit.fitting(dataset.task()).getFirst());
        Experiment next = withData(DataSpec.of(dataset, data.seed())).withTraining(fitting);
        return training.classWeights().isEmpty() || weighs(dataset)
                ? next
                : next.withTraining(fitting.withClassWeights(List.of()));
    }

    private boolean weighs(Dataset dataset) {
        return dataset.problems().isEmpty()
                && dataset.labels().classes().size() == training.classWeights().size();
    }
}
