package downhill.train;

import downhill.data.Examples;
import downhill.measure.Blame;
import downhill.measure.ThroughTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks how far back the blame reaches in the network that a trainer trains, on the fixed probe set; changes nothing.
 *
 * <p>Costs one pass forward and one back over the probe set, and holds arrays of its own: make one, and only for who
 * asks.
 */
public final class TimeProbe {
    private final Trainer trainer;
    private final @Nullable ThroughTime through;

    /** A probe for this trainer. */
    public TimeProbe(Trainer trainer) {
        this.trainer = trainer;
        boolean remembers = trainer.experiment().network().recurrent();
        through = remembers
                ? new ThroughTime(trainer.experiment(), trainer.network().data().train())
                : null;
    }

    /** The same, piece by piece. */
    Pieces pieces(Consumer<List<Blame>> taker) {
        if (through == null) {
            return Pieces.once(() -> taker.accept(List.of()));
        }
        NetworkGround network = trainer.network();
        Examples train = network.data().train();
        ThroughTime.Measuring measuring = through.begin(
                network.working(),
                trainer.experiment().training().loss(),
                train.x(),
                network.targets().encoded(),
                train.rows());
        Pieces pieces = measuring::advance;
        return pieces.then(() -> taker.accept(measuring.blame()));
    }

    /** Of each recurrent layer from the input on, now; none for a network without memory or a surface. */
    public List<Blame> measure() {
        if (through == null) {
            return List.of();
        }
        NetworkGround network = trainer.network();
        Examples train = network.data().train();
        return through.measure(
                network.working(),
                trainer.experiment().training().loss(),
                train.x(),
                network.targets().encoded(),
                train.rows());
    }
}
