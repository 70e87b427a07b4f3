package downhill.ui;

import downhill.run.Command;
import downhill.run.Reply;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.WeightAddress;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The weight or bias that was chosen: the run follows it, the network's picture marks it, and above that it is told and set.
 */
final class Following {
    /** What a frame must hold for it. */
    static final Set<Measurement> NEEDS = Set.of(Measurement.ANATOMY);

    private final Specimen specimen;
    private final NetworkGraph graph;
    private final Supplier<ChosenWeight> place;
    private @Nullable ChosenWeight chosen;

    /**
     * None is chosen.
     *
     * @param graph where it is marked
     * @param place where it is told what it is, and where it can be set; asked for when the first is chosen
     */
    Following(Specimen specimen, NetworkGraph graph, Supplier<ChosenWeight> place) {
        this.specimen = specimen;
        this.graph = graph;
        this.place = place;
    }

    /** The run that follows it. */
    Specimen specimen() {
        return specimen;
    }

    /** Follows one of a matrix from now on. */
    void of(Matrices.Matrix matrix, WeightAddress weight, Consumer<Reply> answered) {
        chosen = place.get();
        chosen.of(matrix, weight);
        graph.choose(matrix.layer(), matrix.first() ? weight.row() : -1, matrix.biases() ? -1 : weight.column());
        specimen.ask().accept(new Command.Follow(weight), answered);
    }

    /** Takes what is typed next, in place of its value. */
    void invite() {
        if (chosen != null) {
            chosen.invite();
        }
    }

    /** None is chosen. */
    void clear() {
        if (chosen != null) {
            graph.choose(0, -1, -1);
            chosen.clear();
            chosen = null;
        }
    }

    void show(Frame frame, ViewSettings settings) {
        if (chosen != null) {
            chosen.show(frame, settings);
        }
    }
}
