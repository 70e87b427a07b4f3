package downhill.train;

import downhill.measure.Blame;
import downhill.measure.Compass;
import downhill.measure.LayerHistograms;
import downhill.measure.LayerReading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for a frame beside the series, each part at an update of its own; empty or null where it is not
 * wanted.
 *
 * @param gradients of the last batch, a map for each weight matrix
 * @param weights a map for each layer
 * @param picture what the network answers
 * @param fingerprint SHA-256 in hex; null too where it is too dear while training
 * @param layers a reading of each layer
 * @param histograms of each layer
 * @param compass the last update against the full gradient; null before the first, and of one that failed
 * @param confusion of the test set; null where there are no classes
 * @param throughTime of each recurrent layer
 * @param anatomy of the last update of the weight that is followed; null before there is one
 * @param followed the weight that is followed, now; null while none is
 * @param steepness of the valley, at the weights of its reading; null before the first reading
 * @param updates at which update each part was measured
 */
public record Look(
        List<LayerMap> gradients,
        List<WeightMap> weights,
        @Nullable Picture picture,
        @Nullable String fingerprint,
        List<LayerReading> layers,
        List<LayerHistograms> histograms,
        @Nullable Compass compass,
        Picture.@Nullable Confusion confusion,
        List<Blame> throughTime,
        @Nullable Anatomy anatomy,
        @Nullable WeightNow followed,
        @Nullable Steepness steepness,
        Map<Measurement, Long> updates) {

    public Look {
        gradients = List.copyOf(gradients);
        weights = List.copyOf(weights);
        layers = List.copyOf(layers);
        histograms = List.copyOf(histograms);
        throughTime = List.copyOf(throughTime);
        updates = Map.copyOf(updates);
    }

    /** The update at which a part was measured; -1 if it was not. */
    public long measuredAt(Measurement measurement) {
        return updates.getOrDefault(measurement, -1L);
    }
}
