package downhill.train;

import downhill.diagnose.Vitals;
import downhill.experiment.Training;
import downhill.math.Stream;

/** What lies around the weights of a run, as far as rules ask for it: see {@link MeanWeights} and {@link Walls}. */
final class Surroundings {
    private final Ground ground;
    private final MeanWeights mean;
    private final Walls walls;

    Surroundings(Ground ground, long seed) {
        this.ground = ground;
        mean = new MeanWeights(ground.values());
        walls = new Walls(ground, Stream.of(seed, Stream.Purpose.DIRECTIONS));
    }

    /** Other settings: what came before says nothing about them. */
    void restart() {
        mean.restart();
        walls.restart();
    }

    /** Gives up what is half done. */
    void abandon() {
        walls.abandon();
    }

    /** Begins the survey of a row. */
    Survey survey(Training training) {
        return ground.survey(training, mean.due() ? mean.values() : null);
    }

    /** Goes on with what else is measured for a row; whether all is. */
    boolean advance(Training training, double[] gradient, long update) {
        return walls.advance(training, gradient, update);
    }

    /**
     * Takes a row.
     *
     * @param survey of it, and complete
     */
    Vitals.Around row(Survey survey) {
        if (!Double.isNaN(survey.lossAtMean())) {
            mean.measured(survey.lossAtMean());
        }
        mean.add(ground.values());
        walls.row();
        Walls.Reading reading = walls.reading();
        return new Vitals.Around(mean.loss(), reading.steepest(), reading.flat(), reading.slope());
    }

    State state() {
        return new State(mean.state(), walls.state());
    }

    void resume(State state) {
        mean.resume(state.mean());
        walls.resume(state.walls());
    }

    /** All of both. */
    record State(MeanWeights.State mean, Walls.State walls) {}
}
