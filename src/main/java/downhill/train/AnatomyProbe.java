package downhill.train;

import downhill.experiment.InvalidExperiment;
import downhill.math.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what each update of a trainer does to one chosen parameter; changes nothing, and costs nothing while none is
 * chosen.
 *
 * <p>The choice belongs to the trainer, which follows one parameter at a time; it is no part of a snapshot.
 */
public final class AnatomyProbe {
    private final Trainer trainer;

    /** A probe for this trainer. */
    public AnatomyProbe(Trainer trainer) {
        this.trainer = trainer;
    }

    /** The tensors among which a parameter can be chosen; on a surface {@code position} alone, of x and y. */
    public List<Tensor> tensors() {
        return trainer.ground().layout().tensors();
    }

    /**
     * Follows another parameter from the next update on; what is followed already goes on.
     *
     * @throws InvalidExperiment if there is none at this address; then the choice stays as it was
     */
    public void follow(WeightAddress address) throws InvalidExperiment {
        int index = address.in(trainer.ground().layout());
        Dissection dissection = trainer.descent().dissection();
        if (!address.equals(dissection.address)) {
            dissection.follow(address, index);
        }
    }

    /** Whether updates from now on are looked at; while they are not, the last one that was stays known. */
    public void attend(boolean watched) {
        trainer.descent().dissection().attend(watched);
    }

    /** Follows none from now on. */
    public void stop() {
        trainer.descent().dissection().forget();
    }

    /** The chosen parameter as it is now; empty while none is chosen. */
    Optional<WeightNow> now() {
        Dissection dissection = trainer.descent().dissection();
        return Optional.ofNullable(dissection.address)
                .map(address -> new WeightNow(
                        address, dissection.valueIn(trainer.ground().values().parameters())));
    }

    /** What the last update did to the chosen parameter; empty before the first update since it was chosen. */
    public Optional<Anatomy> last() {
        return Optional.ofNullable(AnatomyChain.of(trainer.descent().dissection()));
    }

    /**
     * Checks the raw gradient of that same update against five measurements of its batch's loss. Empty where there is
     * no such update, and in simulated precision: there the loss is a staircase, and its differences say nothing about
     * its slope.
     */
    public Optional<GradientCheck> check() {
        return Optional.ofNullable(LossDifferences.of(trainer.descent().dissection()));
    }
}
