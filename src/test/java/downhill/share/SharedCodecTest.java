package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.WeightAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept under short links: old bytes are read for ever, and damaged ones are told. */
class SharedCodecTest {
    private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    /** Form 1 in full. A new form adds a text and changes none. */
    private static final String FORM_1 = "{\"form\":1,\"experiment\":{\"format\":1,\"engine\":1,\"seed\":7,"
            + "\"data\":{\"dataset\":{\"id\":\"placed\",\"values\":[0.5,1.0,0.0,-1.0,0.25,1.0]},\"train\":1,\"test\":1}},"
            + "\"journal\":[{\"update\":3,\"path\":\"training.learning_rate\",\"value\":0.5},"
            + "{\"update\":9,\"path\":\"training.optimizer\",\"value\":{\"id\":\"adam\",\"beta1\":0.8}}],"
            + "\"moment\":{\"update\":12,\"fingerprint\":\"" + FINGERPRINT + "\"},"
            + "\"title\":\"Grüße\",\"note\":\"Look\\nhere\"}";

    /** Form 2: the first with a weight that was set by hand. */
    private static final String FORM_2 = "{\"form\":2,\"experiment\":{\"format\":1,\"engine\":1,\"seed\":7},"
            + "\"journal\":[{\"update\":0,\"path\":\"weight.0.weight[2][1]\",\"value\":-1.5E-5},"
            + "{\"update\":3,\"path\":\"training.learning_rate\",\"value\":0.5},"
            + "{\"update\":3,\"path\":\"weight.2.bias[3][0]\",\"value\":2.0}],"
            + "\"moment\":{\"update\":12,\"fingerprint\":\"" + FINGERPRINT + "\"}}";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasWrittenInForm1IsReadForEver() throws InvalidExperiment {
        Shared shared = SharedCodec.read(bytes(FORM_1));
        Recording recording = new Recording(
                ExperimentCodec.read("""
                        {"format":1,"seed":7,
                         "data":{"dataset":{"id":"placed","values":[0.5,1,0,-1,0.25,1]},"train":1,"test":1}}
                        """),
                List.of(
                        new Recording.Entry(3, new Edit.Change("training.learning_rate", "0.5")),
                        new Recording.Entry(
                                9, new Edit.Change("training.optimizer", "{\"id\":\"adam\",\"beta1\":0.8}"))));
        assertThat(shared)
                .isEqualTo(new Shared(recording, Optional.of(new Moment(12, FINGERPRINT)), "Grüße", "Look\nhere"));
    }

    @Test
    void aWeightThatWasSetIsWrittenInForm2AndNothingElseIs() throws InvalidExperiment {
        Shared shared = SharedCodec.read(bytes(FORM_2));
        assertThat(shared.recording().journal())
                .containsExactly(
                        new Recording.Entry(0, new SetWeight(new WeightAddress("0.weight", 2, 1), -1.5e-5)),
                        new Recording.Entry(3, new Edit.Change("training.learning_rate", "0.5")),
                        new Recording.Entry(3, new SetWeight(new WeightAddress("2.bias", 3, 0), 2)));
        assertThat(SharedCodec.write(shared)).asString(StandardCharsets.UTF_8).isEqualTo(FORM_2);
        assertThat(SharedCodec.write(SharedCodec.read(bytes(FORM_1))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(FORM_1);
    }

    @Test
    void aKeptExperimentOfEngine0SaysSo() throws InvalidExperiment {
        String old = "{\"form\":1,\"experiment\":{\"format\":1,\"engine\":0,\"data\":{\"dataset\":\"xor\"}}}";
        Shared shared = SharedCodec.read(bytes(old));
        assertThat(shared.recording().experiment().engine()).isZero();
        assertThat(shared.moment()).isEmpty();
        assertThat(shared.title()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"form\":3,\"experiment\":{\"format\":1}}",
                "{\"form\":2,\"experiment\":{\"format\":1},\"journal\":[{\"update\":1,\"path\":\"weight.0\",\"value\":1}]}",
                "{\"form\":2,\"experiment\":{\"format\":1},\"journal\":[{\"update\":1,\"path\":\"weight.0.weight[0][0]\",\"value\":\"1\"}]}",
                "{\"form\":1}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"moment\":{\"update\":-1,\"fingerprint\":\"\"}}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"moment\":{\"update\":1,\"fingerprint\":\"ABC\"}}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"moment\":7}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"title\":{}}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"journal\":[{\"update\":\"x\",\"path\":1}]}",
                "{\"form\":1,\"experiment\":{\"format\":1},\"journal\":[3]}"
            })
    void whatIsDamagedIsTold(String json) {
        assertThatThrownBy(() -> SharedCodec.read(bytes(json))).isInstanceOf(InvalidExperiment.class);
    }

    @Test
    void aJournalOfMoreEditsThanARunHasIsRefused() {
        String entry = "{\"update\":1,\"path\":\"training.l1\",\"value\":0},";
        String many = "{\"form\":1,\"experiment\":{\"format\":1},\"journal\":["
                + entry.repeat(Recording.MAX_EDITS)
                + entry.replace("},", "}]}");
        assertThatThrownBy(() -> SharedCodec.read(bytes(many))).isInstanceOf(InvalidExperiment.class);
    }

    @Test
    void tamperedBytesAreReadOrRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] whole = bytes(FORM_1);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] tampered = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                tampered[random.nextInt(tampered.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(SharedCodec.read(tampered)).isNotNull();
            } catch (InvalidExperiment e) {
                refused++;
                assertThat(e.problems()).isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(2500);
    }
}
