package downhill.ui;

import downhill.run.Command;
import downhill.run.Reply;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.WeightAddress;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The weight or bias that was chosen: the run follows it, the network's picture marks it, and above that it is told and set.
 *
 * @param graph where it is marked
 * @param place where it is told what it is, and where it can be set; made when it is first asked for
 */
record Following(Specimen specimen, NetworkGraph graph, Supplier<ChosenWeight> place) {
    /** What a frame must hold for it. */
    static final Set<Measurement> NEEDS = Set.of(Measurement.ANATOMY);

    /** Where it is told what it is. */
    ChosenWeight chosen() {
        return place.get();
    }

    /** Follows one of a matrix from now on. */
    void of(Matrices.Matrix matrix, WeightAddress weight, Consumer<Reply> answered) {
        chosen().of(matrix, weight);
        graph.choose(matrix.layer(), matrix.first() ? weight.row() : -1, matrix.biases() ? -1 : weight.column());
        specimen.ask().accept(new Command.Follow(weight), answered);
    }

    /** None is chosen. */
    void clear() {
        graph.choose(0, -1, -1);
        chosen().clear();
    }

    void show(Frame frame, ViewSettings settings) {
        chosen().show(frame, settings);
    }
}
