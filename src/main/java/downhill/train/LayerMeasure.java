package downhill.train;

/** What is measured of every layer over time; the tabs of the heat map. */
public enum LayerMeasure {
    /** RMS over samples and units of d loss / d z, on a fixed probe set. */
    ERROR_SIGNAL(0, true),
    /** RMS of the batch's weight gradient before treatment. */
    WEIGHT_GRADIENT(1, false),
    /** ||change of W|| / ||W|| of one update. */
    RELATIVE_STEP(2, true),
    /** RMS of the layer's output on the probe set. */
    ACTIVATION(3, false);

    private static final int COUNT = values().length;

    private final int index;
    private final boolean freeOfScale;

    LayerMeasure(int index, boolean freeOfScale) {
        this.index = index;
        this.freeOfScale = freeOfScale;
    }

    /**
     * Whether layers can be compared by it though batch normalisation stands behind them. The size of a layer's weights
     * means nothing there, and its gradient is the smaller the larger they are; what a layer answers has whatever size
     * its scale has.
     */
    public boolean comparesNormalisedLayers() {
        return freeOfScale;
    }

    /** Where its value for a layer stands among those of all measures. */
    int at(int layer, int layers) {
        return index * layers + layer;
    }

    /** Number of values of all measures. */
    static int size(int layers) {
        return COUNT * layers;
    }

    /** Number of layers behind so many values. */
    static int layers(int size) {
        return size / COUNT;
    }
}
