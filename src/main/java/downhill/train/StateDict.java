package downhill.train;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a model by the names of their tensors, as float64 and as they are kept, not as they are rounded for use.
 *
 * @param parameters what training changes
 * @param buffers running statistics
 */
public record StateDict(List<Entry> parameters, List<Entry> buffers) {
    public StateDict {
        parameters = List.copyOf(parameters);
        buffers = List.copyOf(buffers);
    }

    /** A copy of what a trainer has now. */
    public static StateDict of(Trainer trainer) {
        Ground ground = trainer.ground();
        Values values = ground.values();
        Layout buffers = ground instanceof NetworkGround network ? network.buffers() : new Layout(List.of());
        return new StateDict(entries(ground.layout(), values.parameters()), entries(buffers, values.buffers()));
    }

    private static List<Entry> entries(Layout layout, double[] values) {
        List<Entry> entries = new ArrayList<>();
        for (Tensor tensor : layout.tensors()) {
            entries.add(new Entry(tensor, Arrays.copyOfRange(values, tensor.offset(), tensor.end())));
        }
        return entries;
    }

    /**
     * A tensor and its numbers.
     *
     * @param data row-major
     */
    @SuppressWarnings("ArrayRecordComponent") // a copy, never written after construction
    public record Entry(Tensor tensor, double[] data) {}
}
