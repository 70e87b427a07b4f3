package downhill.optim;

import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The treatment of one gradient: what a {@link Treatment} may look at, and what was done, for those who want to show
 * it. One object serves all updates of a run.
 */
public final class Treating {
    private static final double[] NO_STATE = {};

    private final Layout layout;
    private final double[] parameters;
    private final Stream stream;
    private final int[] tensors;
    private final int[] layers;
    private @Nullable Stream noise;
    private long update;
    private double[] state = NO_STATE;
    private double smallestFactor = 1;
    private long cut;
    private long total;
    private boolean changed;
    private boolean overflow;

    /**
     * For gradients of these parameters.
     *
     * @param parameters flat, live; not changed
     * @param stream the run's stream for noise; each update takes its own part of it, and this one never moves
     */
    public Treating(Layout layout, double[] parameters, Stream stream) {
        this.layout = layout;
        this.parameters = parameters;
        this.stream = stream;
        tensors = bounds(layout, false);
        layers = bounds(layout, true);
    }

    private static int[] bounds(Layout layout, boolean whole) {
        IntStream.Builder bounds = IntStream.builder();
        String last = "";
        for (Tensor tensor : layout.tensors()) {
            String layer = layer(tensor.name());
            if (!whole || tensor.offset() == 0 || !layer.equals(last)) {
                bounds.add(tensor.offset());
            }
            last = layer;
        }
        return bounds.add(layout.size()).build().toArray();
    }

    private static String layer(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * Begins an update and forgets what was noted.
     *
     * @param number updates made before this one
     */
    public void begin(long number) {
        update = number;
        noise = null;
        state = NO_STATE;
        smallestFactor = 1;
        cut = 0;
        total = 0;
        changed = false;
        overflow = false;
    }

    /** Hands over the state of the treatment that comes next. */
    public void with(double[] next) {
        state = next;
    }

    Layout layout() {
        return layout;
    }

    /** Offsets of the tensors, and behind them the size: tensor i is the block from entry i to entry i + 1. */
    int[] tensors() {
        return tensors;
    }

    /** The same for layers: neighbours whose names have the same part before the last dot are one layer. */
    int[] layers() {
        return layers;
    }

    double[] parameters() {
        return parameters;
    }

    /** Updates made before this one. */
    long update() {
        return update;
    }

    /** State of the current treatment, live. */
    double[] state() {
        return state;
    }

    /** The noise of this update: the same numbers for the same run and update. */
    Stream noise() {
        if (noise == null) {
            noise = stream.part(update);
        }
        return noise;
    }

    /** Notes that elements were multiplied by a factor, whether or not that cuts them. */
    void scaled(double factor) {
        smallestFactor = Math.min(smallestFactor, factor);
        changed = true;
    }

    /** Notes how many elements a clipping made smaller, of how many it looked at. */
    void clipped(long elements, long of) {
        cut += elements;
        total += of;
    }

    /** Notes that elements were changed otherwise. */
    void altered() {
        changed = true;
    }

    /** Notes that the gradient is of no use and the update must be skipped. */
    void overflowed() {
        overflow = true;
    }

    /** The smallest factor by which any element was multiplied; 1 if none was made smaller. */
    public double smallestFactor() {
        return smallestFactor;
    }

    /** Share, from 0 to 1, of the elements that clipping made smaller; 0 where nothing clips. */
    public double shareClipped() {
        return total == 0 ? 0 : (double) cut / (double) total;
    }

    /** Whether the gradient was changed at all. */
    public boolean changed() {
        return changed;
    }

    /** Whether this update must be skipped, since a scaled gradient is not finite. */
    public boolean overflow() {
        return overflow;
    }
}
