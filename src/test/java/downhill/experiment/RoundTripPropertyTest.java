package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** What is written reads back as the same experiment. */
class RoundTripPropertyTest {

    @Property(tries = 200, seed = "1")
    void everyTextOfAnExperimentReadsBackEqual(@ForAll(supplier = LargeExperiments.class) Experiment experiment)
            throws InvalidExperiment {
        readsBack(experiment);
    }

    @Property(tries = 3000)
    @Tag("nightly")
    void everyTextOfVeryManyExperimentsReadsBackEqual(@ForAll(supplier = LargeExperiments.class) Experiment experiment)
            throws InvalidExperiment {
        readsBack(experiment);
    }

    private static void readsBack(Experiment experiment) throws InvalidExperiment {
        String json = ExperimentCodec.write(experiment);
        assertThat(ExperimentCodec.read(json)).isEqualTo(experiment);
        assertThat(ExperimentCodec.write(ExperimentCodec.read(json))).isEqualTo(json);
        String compact = ExperimentCodec.writeCompact(experiment);
        assertThat(ExperimentCodec.read(compact)).isEqualTo(experiment);
        assertThat(ExperimentCodec.writeCompact(ExperimentCodec.read(compact))).isEqualTo(compact);
        String link = Links.encode(experiment);
        assertThat(Links.decode(link)).isEqualTo(experiment);
        assertThat(Links.encode(Links.decode(link))).isEqualTo(link);
    }
}
