package downhill.corpus;

import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import downhill.math.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The corpus: experiments drawn from broad ranges, and for each kind of trouble a stratum in which it is common, with
 * its near misses. The same seed draws the same ones; nothing in it depends on how a rule decides.
 */
final class Design {
    /** The corpus by which rules may be improved. */
    static final long SEED = 1;

    /** The one that is only looked at. */
    static final long HOLDOUT = 2;

    /** How many of each stratum. */
    private static final List<Stratum> STRATA = List.of(
            new Stratum("broad", 120, Strata::broad, 300, 1200),
            new Stratum("deep", 45, Strata::deep, 100, 500),
            new Stratum("large_weights", 45, Strata::largeWeights, 60, 400),
            new Stratum("fast", 45, RateStrata::fast, 250, 800),
            new Stratum("slow", 40, RateStrata::slow, 300, 1200),
            new Stratum("blown", 30, RateStrata::blown, 100, 250),
            new Stratum("silenced", 110, RateStrata::silenced, 80, 140),
            new Stratum("clipped", 35, RateStrata::clipped, 200, 600),
            new Stratum("alike", 40, Strata::alike, 150, 500),
            new Stratum("valley", 110, RateStrata::valley, 100, 300),
            new Stratum("few_rows", 40, DataStrata::fewRows, 600, 1500),
            new Stratum("noisy", 45, DataStrata::noisy, 400, 1500),
            new Stratum("raw", 45, DataStrata::raw, 150, 600),
            new Stratum("confident", 25, Strata::confident, 100, 400),
            new Stratum("hopeless", 30, Strata::hopeless, 250, 600),
            new Stratum("memory", 10, Strata::memory, 100, 200),
            new Stratum("ravines", 60, RateStrata::ravines, 100, 300),
            new Stratum("trembling", 100, DataStrata::trembling, 400, 1200));

    private Design() {}

    /** All cases of a corpus, stratum by stratum. */
    static List<Case> cases(long seed) {
        List<Case> cases = new ArrayList<>();
        for (int s = 0; s < STRATA.size(); s++) {
            Stratum stratum = STRATA.get(s);
            for (int i = 0; i < stratum.count; i++) {
                Stream stream = Stream.of(seed, Stream.Purpose.NOISE).part(s).part(i);
                Draw draw = new Draw(stream);
                Experiment experiment = stratum.experiment.apply(draw);
                while (!Validation.problems(experiment).isEmpty()) {
                    experiment = stratum.experiment.apply(draw);
                }
                int updates = draw.whole(stratum.shortest, stratum.longest);
                cases.add(new Case(cases.size(), stratum.name, experiment, updates));
            }
        }
        return cases;
    }

    private record Stratum(String name, int count, Function<Draw, Experiment> experiment, int shortest, int longest) {}
}
