package downhill.math;

import java.util.ArrayList;
import java.util.List;

/** The named tensors of one flat {@code double[]}, in order and without gaps. */
public record Layout(List<Tensor> tensors) {

    public Layout {
        tensors = List.copyOf(tensors);
    }

    /** Length of the flat array. */
    public int size() {
        return tensors.isEmpty() ? 0 : tensors.getLast().end();
    }

    /** Collects tensors one after the other. */
    public static final class Builder {
        private final List<Tensor> tensors = new ArrayList<>();
        private int size;

        /** Appends a tensor and returns it with its offset. */
        public Tensor add(String name, int rows, int columns) {
            Tensor tensor = new Tensor(name, rows, columns, size);
            tensors.add(tensor);
            size = tensor.end();
            return tensor;
        }

        /** The layout of all tensors added so far. */
        public Layout build() {
            return new Layout(tensors);
        }
    }
}
