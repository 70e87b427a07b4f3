package downhill.train;

import downhill.diagnose.Diagnosis;
import downhill.diagnose.Verdict;
import downhill.diagnose.Vitals;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.measure.Magnitudes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures whole sets and layers on the grid of the history, and on demand between its rows. */
final class Recorder {
    /** The update of what is of no update's parameters. */
    private static final long NEVER = -1;

    private final Ground ground;
    private History history;
    private double batchMin = Double.POSITIVE_INFINITY;
    private double batchMax = Double.NEGATIVE_INFINITY;
    private double normMax;
    private final RowLayers layers;
    private final Surroundings surroundings;
    private long updates;
    private long clipped;
    private Measured latest;
    private final Diagnosis diagnosis;

    Recorder(Ground ground, Experiment experiment) {
        this.ground = ground;
        history = new History(ground.interval(experiment.training()));
        layers = new RowLayers(ground);
        surroundings = new Surroundings(ground, experiment.seed());
        diagnosis = new Diagnosis(ground.facts(experiment.data().dataset().task()), experiment);
        Evaluator.Score nothing = new Evaluator.Score(Double.NaN, Double.NaN);
        latest = new Measured(NEVER, new Sets(nothing, nothing), List.of());
    }

    /** All that it knows. */
    State state() {
        return new State(
                history.copy(),
                batchMin,
                batchMax,
                normMax,
                updates,
                clipped,
                latest,
                surroundings.state(),
                diagnosis.state());
    }

    void resume(State state) {
        history = state.history().copy();
        batchMin = state.batchMin();
        batchMax = state.batchMax();
        normMax = state.normMax();
        updates = state.updates();
        clipped = state.clipped();
        latest = state.latest();
        surroundings.resume(state.surroundings());
        diagnosis.resume(state.diagnosis());
    }

    /** What is wrong with the run. */
    List<Verdict> verdicts() {
        return diagnosis.verdicts();
    }

    /** Other settings, before the update that comes next. */
    void edited(Experiment next, long update) {
        if (diagnosis.edited(next, update)) {
            surroundings.restart();
        }
    }

    /** A parameter was set by hand before the update that comes next: what was measured is of other parameters. */
    void moved(long update) {
        diagnosis.moved(update);
        surroundings.restart();
        latest = new Measured(NEVER, latest.sets(), latest.errorSignal());
    }

    History history() {
        return history;
    }

    /** Row 0: before any update there is no batch, no gradient and no step. */
    void first(Training training, double rate) {
        double[] measured = layers.missing();
        Survey survey = whole(training);
        layers.signals(survey.signals(), measured);
        note(survey, 0);
        Sets sets = survey.sets();
        double loss = sets.train().loss();
        history.add(new Row(0, 0, 0, loss, sets.test().loss(), loss, loss, rate, 0, measured, measured));
        batchMax = loss;
        judge(new Moment(0, 0, 0, rate, true), sets, surroundings.row(survey), layers.vitals(measured, Double.NaN));
        restart();
    }

    /**
     * Notes a batch for the next row.
     *
     * @param cut whether its gradient was clipped
     */
    void batch(double loss, double norm, boolean cut) {
        updates++;
        clipped += cut ? 1 : 0;
        batchMin = Math.min(batchMin, loss);
        batchMax = Math.max(batchMax, loss);
        normMax = Math.max(normMax, norm);
    }

    /** Begins to measure both sets and the signals, piece by piece; for a row, or only for a look. */
    Survey survey(Training training, boolean row) {
        return row ? surroundings.survey(training) : ground.survey(training, null);
    }

    /** Goes on with what is measured for a row beside its survey; whether all is. */
    boolean lookAround(Descent descent, Training training, long update) {
        return surroundings.advance(training, descent.gradient(), update);
    }

    /** Gives up what is half done. */
    void abandon() {
        surroundings.abandon();
    }

    /**
     * Adds a row.
     *
     * @param survey of these very parameters, and complete
     */
    void record(Descent descent, Training training, Moment moment, Survey survey) {
        note(survey, moment.update());
        double[] measured = layers.measured(survey.signals(), descent, moment.applied());
        Sets sets = survey.sets();
        history.add(new Row(
                moment.update(),
                moment.epoch(),
                moment.examples(),
                sets.train().loss(),
                sets.test().loss(),
                batchMin,
                batchMax,
                moment.rate(),
                normMax,
                measured,
                measured));
        judge(
                moment,
                sets,
                surroundings.row(survey),
                layers.vitals(measured, moment.applied() ? layers.wholeStep(descent) : Double.NaN));
        restart();
    }

    private void restart() {
        batchMin = Double.POSITIVE_INFINITY;
        batchMax = Double.NEGATIVE_INFINITY;
        normMax = 0;
        updates = 0;
        clipped = 0;
    }

    private void judge(Moment moment, Sets sets, Vitals.Around around, Vitals.Layers each) {
        diagnosis.observe(new Vitals(
                moment.update(),
                !moment.applied(),
                new Vitals.Sets(
                        sets.train().loss(),
                        sets.test().loss(),
                        sets.train().metric(),
                        sets.test().metric()),
                batchMax,
                moment.rate(),
                normMax,
                updates == 0 ? 0 : (double) clipped / updates,
                around,
                each));
    }

    private Survey whole(Training training) {
        Survey survey = survey(training, false);
        survey.finish();
        return survey;
    }

    /**
     * Notes what was measured.
     *
     * @param survey of the parameters of this update, and complete
     */
    void note(Survey survey, long update) {
        double[] signal = survey.signals().delta();
        latest = new Measured(
                update, survey.sets(), Arrays.stream(signal).boxed().toList());
    }

    /** What was measured last, for the history or for a look at this very update. */
    Measured latest() {
        return latest;
    }

    /** Measures now, piece by piece, unless that was done already. */
    Pieces pieces(Training training, long update) {
        if (latest.update() == update) {
            return Pieces.once(() -> {});
        }
        Survey survey = survey(training, false);
        return survey.then(() -> note(survey, update));
    }

    /** Measures now, unless that was done already. */
    Measured measure(Training training, long update) {
        if (latest.update() != update) {
            note(whole(training), update);
        }
        return latest;
    }

    /** All of one update, from a measurement of now. */
    Standing standing(Descent descent, Training training, long update, double epoch) {
        Measured measured = measure(training, update);
        List<Double> norms = ground.layers().stream()
                .map(layer -> Magnitudes.norm(descent.gradient(), layer.weights()))
                .toList();
        return new Standing(
                update,
                epoch,
                measured.sets().train().loss(),
                measured.sets().test().loss(),
                descent.gradientNorm(),
                norms,
                measured.errorSignal());
    }

    /** Where a run stands when a row is made; {@code applied} is false for an update that failed. */
    record Moment(long update, double epoch, double examples, double rate, boolean applied) {}

    /** The series, what was noted since its last row, and what was measured last. */
    record State(
            History history,
            double batchMin,
            double batchMax,
            double normMax,
            long updates,
            long clipped,
            Measured latest,
            Surroundings.State surroundings,
            Diagnosis.State diagnosis) {

        /** Bytes of memory, about, beyond the rows that another state of the same run holds too. */
        long bytes(@Nullable State other) {
            int numbers = surroundings.mean().parameters().length
                    + surroundings.mean().buffers().length
                    + surroundings.walls().steepest().length;
            return (long) Double.BYTES * numbers + history.bytes(other == null ? null : other.history);
        }
    }

    /** Scores and error signal at an update; -1 if a parameter was set by hand since. */
    record Measured(long update, Sets sets, List<Double> errorSignal) {}

    /** Scores of both sets. */
    record Sets(Evaluator.Score train, Evaluator.Score test) {}
}
