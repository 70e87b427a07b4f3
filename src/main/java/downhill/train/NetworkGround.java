package downhill.train;

import downhill.choice.Task;
import downhill.data.DataSpec.Prepared;
import downhill.diagnose.Facts;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.experiment.Validation;
import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Precision;
import downhill.nn.Tracer;
import downhill.nn.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network on its training data. */
final class NetworkGround implements Ground {
    private final Model model;
    private final Precision precision;
    /** With which it began; another one would be another run. */
    private final Loss loss;

    private final Values values;
    /** What the network computes with: the values themselves, or their rounded copy. */
    private final Values working;

    private final Targets train;
    private final Targets test;
    private final Prepared data;
    private final Evaluator evaluator;
    private final BatchPass pass;
    private final double chance;

    /** Of the only two weights of a line; nobody draws the way of more. */
    private final @Nullable Trail trail;

    /** @param seed of what is dropped */
    NetworkGround(Training training, Task task, long seed, Model model, Prepared data, Values values, int maxRows) {
        this.model = model;
        this.data = data;
        this.values = values;
        loss = training.loss();
        precision = training.precision();
        working = precision.master() ? new Values(values.parameters().clone(), values.buffers()) : values;
        train = Targets.of(data.train(), model, loss);
        test = Targets.of(data.test(), model, loss);
        evaluator = new Evaluator(model, precision, task);
        pass = new BatchPass(model, precision, working, data.train(), train, seed, maxRows);
        chance = loss.chance(train.encoded(), train.rows() * model.moments(), model.units());
        changed();
        trail = model.parameters().size() == 2 ? new Trail() : null;
        settled();
    }

    static NetworkGround of(Experiment experiment, Prepared given, int maxRows) {
        // A network without memory sees all moments of a sequence at once.
        Prepared data = experiment.network().recurrent() ? given : given.flat();
        Model model = Validation.model(experiment, data.train());
        Values values = model.initialise(Stream.of(experiment.seed(), Stream.Purpose.WEIGHTS));
        Task task = experiment.data().dataset().task();
        return new NetworkGround(experiment.training(), task, experiment.seed(), model, data, values, maxRows);
    }

    @Override
    public Layout layout() {
        return model.parameters();
    }

    /** The tensors of the running statistics. */
    Layout buffers() {
        return model.buffers();
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public double measure(
            Training training, int[] order, int from, int rows, double scale, long update, double[] gradient) {
        return pass.measure(training, order, from, rows, scale, update, gradient);
    }

    @Override
    public void note(int parameter) {
        pass.note(parameter);
    }

    @Override
    public double noted() {
        return pass.noted();
    }

    @Override
    public void changed() {
        evaluator.forget();
        if (precision.master()) {
            System.arraycopy(values.parameters(), 0, working.parameters(), 0, values.parameters().length);
        }
        precision.round(working.parameters(), 0, working.parameters().length);
    }

    @Override
    public void settled() {
        if (trail != null) {
            trail.add(working.parameters()[0], working.parameters()[1]);
        }
    }

    @Override
    public double[] trail() {
        return trail == null ? new double[0] : trail.places();
    }

    @Override
    public void resume(double[] kept) {
        if (trail != null && kept.length > 0) {
            trail.resume(kept);
        }
    }

    @Override
    public @Nullable BatchWalk walk(Training training, int rows) {
        return pass.walk(training, rows);
    }

    @Override
    public int rows() {
        return data.train().rows();
    }

    @Override
    public Survey survey(Training training, @Nullable Values mean) {
        return new NetworkSurvey(
                evaluator,
                new Scoring(evaluator, working, loss, data.train(), train),
                new Scoring(evaluator, working, loss, data.test(), test),
                mean == null ? null : new Scoring(evaluator, rounded(mean), loss, data.train(), train),
                new SignalProbe(layers(), looker -> probing(training.loss(), true, looker)));
    }

    private Values rounded(Values exact) {
        return new Values(computedWith(exact.parameters()), exact.buffers());
    }

    @Override
    public Recorder.Sets sets(Training training) {
        evaluator.feel(true);
        Evaluator.Score trained = evaluator.score(working, training.loss(), data.train(), train);
        evaluator.feel(false);
        return new Recorder.Sets(trained, evaluator.score(working, training.loss(), data.test(), test));
    }

    @Override
    public Evaluator.Signals signals(Training training) {
        SignalProbe probe = new SignalProbe(layers(), looker -> probing(training.loss(), true, looker));
        while (!probe.advance()) {
            // All of it.
        }
        return probe.signals();
    }

    /** Carries the probe set forward, and back where that is wanted, piece by piece. */
    Probing probing(Loss loss, boolean bothWays, Evaluator.Looker looker) {
        return new Probing(evaluator, working, loss, data.train(), train, bothWays, looker);
    }

    /** Carries the probe set forward only, piece by piece. */
    Probing probingForward(Evaluator.Looker looker) {
        return probing(loss, false, looker);
    }

    @Override
    public double[] computedWith(double[] parameters) {
        double[] rounded = parameters.clone();
        precision.round(rounded, 0, rounded.length);
        return rounded;
    }

    @Override
    public Runnable aside() {
        return pass.aside();
    }

    /** The pass of the last batch. */
    BatchPass batch() {
        return pass;
    }

    @Override
    public WholeLoss whole(Training training) {
        return NetworkLoss.of(model, data.train(), train, training);
    }

    @Override
    public List<LayerParts> layers() {
        return model.layers();
    }

    @Override
    public long interval(Training training) {
        // The weights of a recurrent network work once at every moment.
        int uses = model.inputs() / data.train().features();
        return History.interval(model.parameters().size() * uses, data, training);
    }

    @Override
    public double chance() {
        return chance;
    }

    @Override
    public Facts facts(Task task) {
        return Facts.of(task, chance, data.train(), data.test().rows());
    }

    @Override
    public double[] dead() {
        return evaluator.dead();
    }

    @Override
    public Optional<Divergence.Origin> locate(Batches batches, int rows, double loss, double[] gradient) {
        int inputs = model.inputs();
        double[] x = new double[rows * inputs];
        for (int r = 0; r < rows; r++) {
            int row = batches.order()[batches.position() + r];
            System.arraycopy(data.train().x(), row * inputs, x, r * inputs, inputs);
        }
        return new Tracer(model, pass.workspace())
                .find(x, loss, gradient)
                .map(found -> new Divergence.Origin(
                        found.step() < 0 ? 0 : model.layerOf(found.step()), found.operation(), found.lastFinite()))
                .or(() -> SpoiltStatistics.find(this, model.buffers()));
    }

    @Override
    public int layerOf(Tensor tensor) {
        return model.layerOf(
                Integer.parseInt(tensor.name().substring(0, tensor.name().indexOf('.'))));
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Model model() {
        return model;
    }

    Prepared data() {
        return data;
    }

    /** Targets of the training rows. */
    Targets targets() {
        return train;
    }

    @Override
    public Values working() {
        return working;
    }
}
