package downhill.train;

import downhill.nn.Model.LayerParts;
import downhill.train.Frame.Progress;
import downhill.train.Frame.Readings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a trainer and makes frames of what it sees; changes nothing. */
public final class Probe {
    /** Numbers in a trainer's state up to which its fingerprint is taken while it trains. */
    private static final int QUICK_FINGERPRINT = 4096;

    /** Rows of a batch up to which they are named one by one. */
    private static final int NAMED_BATCH = 64;

    private final Trainer trainer;
    private final @Nullable PictureMaker pictures;

    /** A probe for this trainer. */
    public Probe(Trainer trainer) {
        this.trainer = trainer;
        pictures = trainer.ground() instanceof NetworkGround network
                ? new PictureMaker(network.model(), network.data(), network.evaluator())
                : null;
    }

    /**
     * A frame of now.
     *
     * @param has what of the history the watcher has
     */
    public Frame frame(long number, int incarnation, Status status, Interest interest, History.Position has) {
        boolean training = status == Status.TRAINING;
        Recorder.Measured measured = measure(training);
        return new Frame(
                number,
                incarnation,
                status,
                progress(),
                readings(measured),
                trainer.history()
                        .since(
                                interest.wants(Measurement.SERIES)
                                        ? has
                                        : trainer.history().end()),
                measured.errorSignal(),
                interest.wants(Measurement.GRADIENTS) ? maps(trainer.descent().gradient()) : List.of(),
                interest.wants(Measurement.WEIGHTS)
                        ? corners(trainer.ground().values().parameters())
                        : List.of(),
                interest.wants(Measurement.OUTPUT) ? picture(training) : null,
                interest.wants(Measurement.FINGERPRINT) && (!training || isSmall()) ? trainer.fingerprint() : null,
                trainer.divergence(),
                trainer.verdicts());
    }

    private Progress progress() {
        int[] batch = trainer.batches().upcoming();
        boolean named =
                batch.length <= NAMED_BATCH && batch.length < trainer.batches().total();
        return new Progress(
                trainer.update(),
                trainer.epoch(),
                trainer.examples(),
                trainer.rate(),
                named ? Arrays.stream(batch).boxed().toList() : List.of());
    }

    // While it trains, what the history measured last is near enough, and costs nothing more.
    private Recorder.Measured measure(boolean training) {
        Recorder recorder = trainer.recorder();
        return training
                ? recorder.latest()
                : recorder.measure(trainer.experiment().training(), trainer.update());
    }

    private Readings readings(Recorder.Measured measured) {
        Recorder.Sets sets = measured.sets();
        return new Readings(
                measured.update(),
                sets.train().loss(),
                sets.test().loss(),
                sets.train().metric(),
                sets.test().metric(),
                trainer.chance());
    }

    private List<WeightMap> maps(double[] numbers) {
        return trainer.ground().layers().stream()
                .map(LayerParts::weight)
                .map(weight -> WeightMap.of(numbers, weight))
                .toList();
    }

    private List<WeightMap> corners(double[] numbers) {
        return trainer.ground().layers().stream()
                .map(LayerParts::weight)
                .map(weight -> WeightMap.corner(numbers, weight))
                .toList();
    }

    private Picture picture(boolean training) {
        if (pictures == null) {
            return new Picture.Path(trainer.ground().trail());
        }
        return pictures.make(
                trainer.network().working(),
                trainer.experiment().training().loss(),
                trainer.experiment().data().dataset().task(),
                training);
    }

    private boolean isSmall() {
        int parameters = trainer.ground().layout().size();
        return parameters * (1 + trainer.descent().state().slots()) <= QUICK_FINGERPRINT;
    }
}
