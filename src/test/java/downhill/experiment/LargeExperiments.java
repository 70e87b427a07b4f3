package downhill.experiment;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Any legal experiment of up to some thousand parameters. */
public final class LargeExperiments implements ArbitrarySupplier<Experiment> {
    private static final int UNITS = 40;

    @Override
    public Arbitrary<Experiment> get() {
        return Arbitraries.randomValue(
                random -> new RandomExperiments(random.nextLong(), UNITS).next(Validation.MAX_PARAMETERS));
    }
}
