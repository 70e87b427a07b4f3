package downhill.corpus;

import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.math.Stream;
import downhill.nn.Values;
import downhill.optim.OptimizerState;
import downhill.optim.Treating;
import downhill.optim.Treatment;

/**
 * A training loop of the labels' own, which records nothing: the same bits as the trainer's, as a test shows.
 *
 * <p>It knows what the corpus has: no penalties, class weights or scaled losses, and double precision.
 */
final class Loop {
    private final World world;
    private final Experiment experiment;
    private final Training training;
    private final double factor;
    private final Values values;
    private final OptimizerState state;
    private final double[] schedule;
    private final double[] gradient;
    private final double[] before;
    private final int[] order;
    private final Treating treating;
    private long update;
    private long epoch;
    private int position;
    private int size;
    private double loss;
    private double norm;
    private double clipped;
    private int draw;

    Loop(World world, Experiment experiment, double factor) {
        this(
                world,
                experiment,
                factor,
                world.start(),
                new OptimizerState(
                        experiment.training().optimizer(), world.layout().size()),
                new double[experiment.training().schedule().scalars()]);
        begin();
    }

    private Loop(
            World world, Experiment experiment, double factor, Values values, OptimizerState state, double[] schedule) {
        this.world = world;
        this.experiment = experiment;
        this.factor = factor;
        this.values = values;
        this.state = state;
        this.schedule = schedule;
        training = experiment.training();
        gradient = new double[values.parameters().length];
        before = new double[gradient.length];
        order = new int[world.rows()];
        treating =
                new Treating(world.layout(), values.parameters(), Stream.of(experiment.seed(), Stream.Purpose.NOISE));
    }

    /** The same run from here on, with its learning rate times a factor. */
    Loop fork(double times) {
        Values copy = new Values(values.parameters().clone(), values.buffers().clone());
        Loop fork = new Loop(world, experiment, factor * times, copy, state.copy(), schedule.clone());
        fork.update = update;
        fork.epoch = epoch;
        fork.position = position;
        fork.size = size;
        System.arraycopy(order, 0, fork.order, 0, order.length);
        return fork;
    }

    /** As {@link #fork(double)}; from the next epoch on the rows come in another order, one for each draw but 0. */
    Loop fork(double times, int other) {
        Loop fork = fork(times);
        fork.draw = other;
        return fork;
    }

    private void begin() {
        size = training.batch().rows(order.length);
        position = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (training.shuffle()) {
            Stream stream = Stream.of(experiment.seed(), Stream.Purpose.ORDER).part(epoch);
            (draw == 0 ? stream : stream.part(draw)).shuffle(order);
        }
    }

    /** One update; false where a number is no longer finite, then the parameters are those before it. */
    boolean step() {
        int rows = Math.min(size, order.length - position);
        double rate = rate();
        measure(rows);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            return false;
        }
        clipped = Clipping.share(training.treatment(), gradient, world.layout());
        treating.begin(update);
        for (Treatment treatment : training.treatment()) {
            treatment.apply(gradient, treating);
        }
        System.arraycopy(values.parameters(), 0, before, 0, before.length);
        state.count();
        training.optimizer().update(values.parameters(), gradient, rate, state, world.layout());
        if (!finite(values.parameters())) {
            System.arraycopy(before, 0, values.parameters(), 0, before.length);
            return false;
        }
        advance(rows);
        return true;
    }

    private void measure(int rows) {
        double[] parameters = values.parameters();
        boolean ahead = training.optimizer().looksAhead();
        if (ahead) {
            System.arraycopy(parameters, 0, before, 0, before.length);
            training.optimizer().lookAhead(parameters, state);
        }
        loss = world.batch(values, order, position, rows, update + 1, gradient);
        if (ahead) {
            System.arraycopy(before, 0, parameters, 0, before.length);
        }
        norm = Clipping.norm(gradient, 0, gradient.length);
    }

    private void advance(int rows) {
        update++;
        position += rows;
        if (position < order.length) {
            return;
        }
        epoch++;
        begin();
        if (training.schedule().watches()) {
            training.schedule().observe(training.learningRate() * factor, world.train(values), schedule);
        }
    }

    private static boolean finite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    /** Updates made. */
    long update() {
        return update;
    }

    /** The learning rate of the next update. */
    double rate() {
        return training.schedule().rate(training.learningRate() * factor, update, epoch, schedule);
    }

    /** Live. */
    Values values() {
        return values;
    }

    /** Loss of the last batch, before its update. */
    double loss() {
        return loss;
    }

    /** Norm of the last batch's gradient before treatment. */
    double norm() {
        return norm;
    }

    /** Share of the elements of the last gradient that a treatment made smaller. */
    double clipped() {
        return clipped;
    }
}
