package downhill.train;

import downhill.experiment.Training;
import downhill.nn.Model.LayerParts;
import downhill.train.Frame.Progress;
import downhill.train.Frame.Readings;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at a trainer and makes frames of what it sees; changes nothing. */
public final class Probe {
    /** Numbers in a trainer's state up to which its fingerprint is taken while it trains. */
    private static final int QUICK_FINGERPRINT = 4096;

    /** Rows of a batch up to which they are named one by one. */
    private static final int NAMED_BATCH = 64;

    private final Trainer trainer;
    private final PictureMaker pictures;
    private @Nullable Readings measured;
    private List<Double> signal = List.of();

    /** A probe for this trainer. */
    public Probe(Trainer trainer) {
        this.trainer = trainer;
        pictures = new PictureMaker(
                trainer.model(), trainer.data(), trainer.recorder().evaluator());
    }

    /**
     * A frame of now.
     *
     * @param has what of the history the watcher has
     */
    public Frame frame(long number, int incarnation, Status status, Interest interest, History.Position has) {
        boolean training = status == Status.TRAINING;
        measure();
        return new Frame(
                number,
                incarnation,
                status,
                progress(),
                Objects.requireNonNull(measured),
                trainer.history()
                        .since(
                                interest.wants(Measurement.SERIES)
                                        ? has
                                        : trainer.history().end()),
                signal,
                interest.wants(Measurement.GRADIENTS) ? maps(trainer.descent().gradient()) : List.of(),
                interest.wants(Measurement.WEIGHTS)
                        ? maps(trainer.descent().values().parameters())
                        : List.of(),
                interest.wants(Measurement.OUTPUT) ? picture(training) : null,
                interest.wants(Measurement.FINGERPRINT) && (!training || isSmall()) ? trainer.fingerprint() : null,
                trainer.divergence());
    }

    private Progress progress() {
        int[] batch = trainer.batches().upcoming();
        boolean named = batch.length <= NAMED_BATCH
                && batch.length < trainer.data().train().rows();
        return new Progress(
                trainer.update(),
                trainer.epoch(),
                trainer.examples(),
                trainer.rate(),
                named ? Arrays.stream(batch).boxed().toList() : List.of());
    }

    private void measure() {
        if (measured != null && measured.update() == trainer.update()) {
            return;
        }
        Training training = trainer.experiment().training();
        Recorder.Sets sets = trainer.recorder().sets(trainer.descent(), training);
        measured = new Readings(
                trainer.update(),
                sets.train().loss(),
                sets.test().loss(),
                sets.train().metric(),
                sets.test().metric(),
                trainer.chance());
        signal = Arrays.stream(trainer.recorder().errorSignal(trainer.descent(), training))
                .boxed()
                .toList();
    }

    private List<WeightMap> maps(double[] numbers) {
        return trainer.model().layers().stream()
                .map(LayerParts::weight)
                .map(weight -> WeightMap.of(numbers, weight))
                .toList();
    }

    private Picture picture(boolean training) {
        return pictures.make(
                trainer.descent().values(),
                trainer.experiment().training().loss(),
                trainer.experiment().data().dataset().task(),
                training);
    }

    private boolean isSmall() {
        int parameters = trainer.model().parameters().size();
        return parameters * (1 + trainer.descent().state().slots()) <= QUICK_FINGERPRINT;
    }
}
