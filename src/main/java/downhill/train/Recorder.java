package downhill.train;

import downhill.diagnose.Diagnosis;
import downhill.diagnose.Verdict;
import downhill.diagnose.Vitals;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.math.Tensor;
import downhill.measure.Magnitudes;
import java.util.Arrays;
import java.util.List;

/** Measures whole sets and layers on the grid of the history, and on demand between its rows. */
final class Recorder {
    private final Ground ground;
    private History history;
    private double batchMin = Double.POSITIVE_INFINITY;
    private double batchMax = Double.NEGATIVE_INFINITY;
    private double normMax;
    private final Turning turning;
    private final TwinUnits twins;
    private final List<Tensor> weights;
    private long updates;
    private long clipped;
    private Measured latest;
    private final Diagnosis diagnosis;

    Recorder(Ground ground, Experiment experiment) {
        this.ground = ground;
        history = new History(ground.interval(experiment.training()));
        turning = new Turning(ground.layout().size());
        twins = new TwinUnits(ground.layers(), ground.layout());
        weights = ground.layers().stream()
                .flatMap(layer -> layer.weights().stream())
                .toList();
        diagnosis = new Diagnosis(ground.facts(experiment.data().dataset().task()), experiment);
        Evaluator.Score nothing = new Evaluator.Score(Double.NaN, Double.NaN);
        latest = new Measured(-1, new Sets(nothing, nothing), List.of());
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
                turning.state(),
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
        turning.resume(state.turning());
        diagnosis.resume(state.diagnosis());
    }

    /** What is wrong with the run. */
    List<Verdict> verdicts() {
        return diagnosis.verdicts();
    }

    /** Other settings, before the update that comes next. */
    void edited(Experiment next, long update) {
        diagnosis.edited(next, update);
    }

    History history() {
        return history;
    }

    /** Row 0: before any update there is no batch, no gradient and no step. */
    void first(Training training, double rate) {
        double[] layers = new double[LayerMeasure.size(ground.layers().size())];
        Arrays.fill(layers, Row.MISSING);
        Survey survey = whole(training);
        take(survey, layers, 0);
        Sets sets = survey.sets();
        double loss = sets.train().loss();
        history.add(new Row(0, 0, 0, loss, sets.test().loss(), loss, loss, rate, 0, layers, layers));
        batchMax = loss;
        judge(new Moment(0, 0, 0, rate, true), sets, layers(layers, Double.NaN), Vitals.Turn.UNKNOWN);
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

    /** Begins to measure both sets and the signals, piece by piece. */
    Survey survey(Training training) {
        return ground.survey(training);
    }

    /**
     * Adds a row.
     *
     * @param survey of these very parameters, and complete
     */
    void record(Descent descent, Training training, Moment moment, Survey survey) {
        double[] layers = new double[LayerMeasure.size(ground.layers().size())];
        take(survey, layers, moment.update());
        Sets sets = survey.sets();
        steps(descent, layers, moment.applied());
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
                layers,
                layers));
        double[] now = ground.values().parameters();
        double step = moment.applied() ? Magnitudes.relativeStep(descent.previous(), now, weights) : Double.NaN;
        judge(moment, sets, layers(layers, step), turning.turn(descent.gradient(), moment.update(), training));
        restart();
    }

    private void restart() {
        batchMin = Double.POSITIVE_INFINITY;
        batchMax = Double.NEGATIVE_INFINITY;
        normMax = 0;
        updates = 0;
        clipped = 0;
    }

    /** Keeps a gradient to compare the next one with, where that will have a row. */
    void keep(double[] gradient, long update) {
        if (history.due(update + 1)) {
            turning.keep(gradient, update);
        }
    }

    private void judge(Moment moment, Sets sets, Vitals.Layers layers, Vitals.Turn turn) {
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
                turn,
                layers));
    }

    private Vitals.Layers layers(double[] measured, double wholeStep) {
        int layers = ground.layers().size();
        int delta = LayerMeasure.ERROR_SIGNAL.at(0, layers);
        int step = LayerMeasure.RELATIVE_STEP.at(0, layers);
        double[] steps = Arrays.copyOfRange(measured, step, step + layers);
        for (int l = 0; l < layers; l++) {
            steps[l] = steps[l] == Row.MISSING ? Double.NaN : steps[l];
        }
        return new Vitals.Layers(
                Arrays.copyOfRange(measured, delta, delta + layers),
                steps,
                ground.dead(),
                twins.shares(ground.values().parameters()),
                wholeStep);
    }

    private Survey whole(Training training) {
        Survey survey = ground.survey(training);
        survey.finish();
        return survey;
    }

    private void take(Survey survey, double[] into, long update) {
        Evaluator.Signals signals = survey.signals();
        int layers = ground.layers().size();
        System.arraycopy(signals.delta(), 0, into, LayerMeasure.ERROR_SIGNAL.at(0, layers), layers);
        System.arraycopy(signals.activation(), 0, into, LayerMeasure.ACTIVATION.at(0, layers), layers);
        note(survey, update);
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
        Survey survey = survey(training);
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

    private void steps(Descent descent, double[] into, boolean applied) {
        int layers = ground.layers().size();
        for (int l = 0; l < layers; l++) {
            List<Tensor> weights = ground.layers().get(l).weights();
            into[LayerMeasure.WEIGHT_GRADIENT.at(l, layers)] = Magnitudes.rms(descent.gradient(), weights);
            into[LayerMeasure.RELATIVE_STEP.at(l, layers)] = applied ? relativeStep(descent, weights) : Row.MISSING;
        }
    }

    private double relativeStep(Descent descent, List<Tensor> weights) {
        double[] after = ground.values().parameters();
        boolean zeros = Magnitudes.norm(descent.previous(), weights) == 0;
        // From all-zero weights there is no relative step.
        return zeros ? Row.MISSING : Magnitudes.relativeStep(descent.previous(), after, weights);
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
            Turning.State turning,
            Diagnosis.State diagnosis) {}

    /** Scores and error signal at an update. */
    record Measured(long update, Sets sets, List<Double> errorSignal) {}

    /** Scores of both sets. */
    record Sets(Evaluator.Score train, Evaluator.Score test) {}
}
