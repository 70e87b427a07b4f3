package downhill.train;

/** A measurement of both sets and then of the layers' signals at the present parameters, a piece at a time. */
sealed interface Survey extends Pieces permits NetworkSurvey, Survey.Known {

    /** Goes on; whether all is measured. The parameters must not change in between. */
    @Override
    boolean advance();

    /** Losses and metrics of both sets. */
    Recorder.Sets sets();

    /** Loss on the training set at the other place that was asked for; NaN for none. */
    double lossAtMean();

    /** Error signals and activations of the layers. */
    Evaluator.Signals signals();

    /** What there was no work to find out. */
    record Known(Recorder.Sets sets, Evaluator.Signals signals) implements Survey {

        @Override
        public boolean advance() {
            return true;
        }

        @Override
        public double lossAtMean() {
            return Double.NaN;
        }
    }
}
