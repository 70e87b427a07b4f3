package downhill.corpus;

import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.math.Stream;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Normalization;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Draws the settings of one experiment. */
final class Draw {
    private final Stream stream;

    Draw(Stream stream) {
        this.stream = stream;
    }

    boolean chance(double probability) {
        return stream.uniform() < probability;
    }

    /** A whole number from low to high. */
    int whole(int low, int high) {
        return low + stream.below(high - low + 1);
    }

    double between(double low, double high) {
        return stream.uniform(low, high);
    }

    /** Uniform in the exponent. */
    double power(double low, double high) {
        return StrictMath.pow(10, stream.uniform(StrictMath.log10(low), StrictMath.log10(high)));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[stream.below(choices.length)];
    }

    @SafeVarargs
    final <T> T lazily(Supplier<T>... choices) {
        return choices[stream.below(choices.length)].get();
    }

    <T> T from(List<T> choices) {
        return choices.get(stream.below(choices.size()));
    }

    long seed() {
        return 1L + stream.below(1_000_000);
    }

    DataSpec data(Dataset dataset, int train, int test, boolean standardise) {
        return new DataSpec(dataset, train, test, seed(), standardise);
    }

    static List<Layer> layers(
            int depth, int units, Activation activation, Initialiser initialiser, Normalization normalization) {
        return Collections.nCopies(depth, new Dense(units, activation, initialiser, normalization));
    }
}
