package downhill.experiment;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Any legal experiment whose model is small enough to train hundreds of them. */
public final class SmallExperiments implements ArbitrarySupplier<Experiment> {
    private static final int PARAMETERS = 500;

    @Override
    public Arbitrary<Experiment> get() {
        return Arbitraries.randomValue(random -> new RandomExperiments(random.nextLong()).next(PARAMETERS));
    }
}
