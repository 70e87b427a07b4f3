package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links of every form that was ever written, letter by letter: what once led somewhere leads there for ever. */
class OldLinksTest {

    /** A dictionary is part of every link that was made with it. */
    @Test
    void theDictionaryOfForm2IsTheOneThatItsLinksWereMadeWith() throws IOException {
        try (InputStream in = Objects.requireNonNull(Links.class.getResourceAsStream("/links/dictionary-2.txt"))) {
            assertThat(Sha256.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII)))
                    .hasToString("3b9232b55ed916a6d3036cacb6094ed2ca38eb0add192282f95212ccdbdedc52");
        }
    }

    @Test
    void aLinkOfAFormThatIsToComeIsToldAsThat() {
        assertThatThrownBy(() -> Links.decode("DgAAAAAA"))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("newer_link"));
    }

    /** Form 1: engine 0 did not tell its number at first, then did; engine 1 always does. Then form 2. A new form adds lines and changes none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | q1ZKyy_KTSxRsjLUUUpJLElUsqoG08WpQDGl3Pz8vGKl2loA | {"format":1,"data":{"dataset":"moons"}}
            0 | JYxdCsJADITvMs-LtIgoexURSbtRIu2upKmopXc3W58ymZ9vwa3oSIbYBkzMCfEYkMgIcdnuxB7iXRSrN-buwb3VbKAP64R4XiC-QuI8MQLmLOb2IYB6kxeZlOyx8jBXwr92cWVKkiXfK6w8TUb5stZnw1Gi0WkdG7WIze7ki4FJ6-KqZFzNptmv6w8 | {"format":1,"seed":7,"data":{"dataset":"xor"},"subject":{"layers":[{"id":"dense","units":5,"activation":"relu"},"dense"]},"training":{"optimizer":{"id":"adam","beta1":0.8},"learning_rate":0.003}}
            0 | HcsxDoAgDEbhu_wzg67cpoGKTbAQihPh7oLTG768gau0hzr86cCaRBn-cIjUCX78NV4Mq9IoYzr0RqKiabuFm-Ob14RQbN9zfg | {"format":1,"engine":0,"data":{"dataset":"spiral"},"training":{"schedule":"cosine"}}
            1 | LY3BCoMwEET_Zc6h2II95FdKkVVXmxJXyK6HIvl3Y-xp3jL7mB3TmhYy-LsDyxyEK45kBL_XVC41lnUVhYMlCgL_aJ-FWa1idtCt__JgpxTpx0nhXxhZlIt05Tv_9SBz_WNKJ3eJrMw2t6Z16MmGT9mbthi768j5AA | {"format":1,"engine":1,"data":{"dataset":"moons","train":256,"test":256},"subject":{"layers":["dense","dense"]},"training":{"learning_rate":0.05,"batch":"full_batch"}}
            1 | NY6xDoMwDET_xbNBIRVLfgV1sIqLLEGCEpehKP_eJJTh5Ke7k84nvEPcSMENCOwX8dwwMc_gHggzKYE7202sFaUksK_0KhWEg9YPJ3CT6UcceoOmqLvAXo79q3JnWzLW2jMjaCTxbUk51TduT_xSx8KussmXY9n0pcExHJDzDw | {"format":1,"engine":1,"seed":3,"data":{"dataset":{"id":"placed","values":[0.5,1.0,0.0,-1.0,0.25,1.0,2.0,2.0,1.0,-2.0,0.5,0.0]},"train":3,"test":1},"training":{"optimizer":"nesterov"}}
            1 | PYzBDsIgEET_Zc5IwCM_YyhuG7Rdkl1MNA3_7uLB25uZzDuxNjlyR4oOxFtl-qG-lgcVq0_UO5JlWXMhuD8lSFPiRVp5Wv1GukR_dfjY34fh0CVXrrxNx95U7XHoNOyUZQ43yd08wYcQx_gC | {"format":1,"engine":1,"subject":{"id":"surface","surface":"rosenbrock","x":-1.2,"y":1.0},"training":{"loss":"mse","learning_rate":0.001}}
            1 | BiM-hgkVBUieI9Y3-JyNXEzV1gIA | {"format":1,"engine":1,"data":{"dataset":"moons","train":256,"test":256},"subject":{"layers":["dense","dense"]},"training":{"learning_rate":0.05,"batch":"full_batch"}}
            1 | BsMf_8a4czhm29BAz1THUM9AB2i7ji6EYQQRMYJiEFvXCCxjClIWi2i5GMNzPh4fw2vP2loA | {"format":1,"engine":1,"seed":3,"data":{"dataset":{"id":"placed","values":[0.5,1.0,0.0,-1.0,0.25,1.0,2.0,2.0,1.0,-2.0,0.5,0.0]},"train":3,"test":1},"training":{"optimizer":"nesterov"}}
            1 | BiM6hqnXJCE6fWA0s0huFGJpa2HkfvSgMyIi5IyNgEEHAA | {"format":1,"engine":1,"data":{"dataset":{"id":"remember_first","length":40,"noise":0.1},"train":512,"test":512},"subject":{"id":"network","layers":[{"id":"lstm","units":16,"initialiser":{"id":"uniform","a":-0.25,"b":0.25},"forget_bias":3.0}]},"training":{"learning_rate":0.2,"batch":{"id":"mini_batch","size":32}}}
            """)
    void leadsWhereItAlwaysLed(int engine, String link, String json) throws InvalidExperiment {
        Experiment experiment = Links.decode(link);
        assertThat(experiment.engine()).isEqualTo(engine);
        assertThat(experiment.ofThisEngine())
                .isEqualTo(ExperimentCodec.read(json).ofThisEngine());
        assertThat(Links.decode(Links.encode(experiment))).isEqualTo(experiment);
    }
}
