package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.nn.Loss;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at what a trainer has learnt: the answers of its network, or its way over a surface; changes nothing. */
final class OutputProbe {
    private final Trainer trainer;
    private final @Nullable PictureMaker pictures;
    private @Nullable WholeLoss whole;
    private @Nullable Training settings;
    private double part = 1;

    OutputProbe(Trainer trainer) {
        this.trainer = trainer;
        pictures = trainer.ground() instanceof NetworkGround network
                ? new PictureMaker(
                        network.model(),
                        network.data(),
                        trainer.experiment().data().stretch(),
                        network.evaluator())
                : null;
    }

    /** There is so much of a processor, up to 1, for this run. */
    void afford(double share) {
        part = share;
    }

    /** A picture of now, piece by piece, which while the run trains costs no more than it can afford. */
    Pieces picture(boolean training, Consumer<Picture> taker) {
        if (pictures == null) {
            return Pieces.once(
                    () -> taker.accept(new Picture.Path(trainer.ground().trail())));
        }
        Experiment experiment = trainer.experiment();
        return pictures.make(
                trainer.network().working(),
                loss(),
                experiment.data().dataset().task(),
                training ? part : Double.POSITIVE_INFINITY,
                made -> taker.accept(withWay(made)));
    }

    /** Of a straight line, with the way of its two weights. */
    private Picture withWay(Picture made) {
        double[] places = trainer.ground().trail();
        if (!(made instanceof Picture.Curve curve) || places.length == 0) {
            return made;
        }
        WholeLoss loss = wholeLoss();
        double[] now = trainer.parameters();
        return new Picture.Curve(
                curve.points(), new Picture.Way(places, loss.gradient(now), loss.value(now)), curve.units());
    }

    private WholeLoss wholeLoss() {
        Training now = trainer.experiment().training();
        if (whole == null || !now.equals(settings)) {
            whole = WholeLoss.of(trainer);
            settings = now;
        }
        return whole;
    }

    /** Classes of the test set against answers, now, piece by piece; null where there are no classes. */
    Pieces confusion(Consumer<Picture.@Nullable Confusion> taker) {
        if (pictures == null
                || trainer.network().data().train().labels().classes().isEmpty()) {
            return Pieces.once(() -> taker.accept(null));
        }
        return pictures.confusion(trainer.network().working(), loss(), taker);
    }

    private Loss loss() {
        return trainer.experiment().training().loss();
    }
}
