package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Problem;
import downhill.data.Csv;
import downhill.data.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentCodecTest {
    private static final int RANDOM = 300;

    static Stream<Experiment> experiments() {
        Stream<Experiment> cards =
                Cards.all().stream().flatMap(card -> card.all().stream()).map(Card.Variant::experiment);
        RandomExperiments random = new RandomExperiments(5);
        return Stream.concat(cards, Stream.generate(random::next).limit(RANDOM));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsWrittenReadsBackEqual(Experiment experiment) throws InvalidExperiment {
        assertThat(ExperimentCodec.read(ExperimentCodec.write(experiment))).isEqualTo(experiment);
        assertThat(ExperimentCodec.read(ExperimentCodec.writeCompact(experiment)))
                .isEqualTo(experiment);
        assertThat(Links.decode(Links.encode(experiment))).isEqualTo(experiment);
        assertThat(Links.encode(experiment)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(Links.MAX_LENGTH);
    }

    @Test
    void theRandomExperimentsReachEveryChoiceOfTheCatalogue() {
        String all = experiments().map(ExperimentCodec::write).collect(Collectors.joining());
        for (Class<? extends Choice> family : Families.ALL) {
            for (String id : Catalogue.of(family).ids()) {
                assertThat(all).contains("\"id\" : \"" + id + "\"");
            }
        }
    }

    @Test
    void aBareFormatIsTheDefaultExperiment() throws InvalidExperiment {
        Experiment experiment = ExperimentCodec.read("{\"format\":1}");
        assertThat(experiment.training().optimizer().id()).isEqualTo("sgd");
        assertThat(experiment.network().layers()).isEmpty();
        assertThat(ExperimentCodec.writeCompact(experiment)).isEqualTo("{\"format\":1,\"engine\":1}");
    }

    @Test
    void aLinkThatTellsNoEngineIsOneOfEngine0WhileWrittenJsonMeansThisEngine() throws InvalidExperiment {
        assertThat(ExperimentCodec.read("{\"format\":1}").engine()).isEqualTo(Experiment.ENGINE);
        // {"format":1}, deflated
        assertThat(Links.decode("q1ZKyy_KTSxRsjKsBQA").engine()).isZero();
        assertThat(Links.decode(Links.encode(Cards.first())).engine()).isEqualTo(Experiment.ENGINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown_field        | training.speed              | {"format":1,"training":{"speed":3}}
            unknown_choice       | training.optimizer          | {"format":1,"training":{"optimizer":"adan"}}
            unknown_choice       | training.optimizer          | {"format":1,"training":{"optimizer":7}}
            out_of_range         | training.learning_rate      | {"format":1,"training":{"learning_rate":-1}}
            out_of_range         | training.optimizer.beta1    | {"format":1,"training":{"optimizer":{"id":"adam","beta1":1}}}
            not_a_number         | training.learning_rate      | {"format":1,"training":{"learning_rate":"fast"}}
            not_a_number         | training.learning_rate      | {"format":1,"training":{"learning_rate":1e999}}
            not_a_whole_number   | seed                        | {"format":1,"seed":1.5}
            not_a_flag           | data.standardize            | {"format":1,"data":{"standardize":1}}
            not_a_list           | subject.layers              | {"format":1,"subject":{"id":"network","layers":3}}
            not_an_object        | training                    | {"format":1,"training":[]}
            not_a_text           | data.dataset.text           | {"format":1,"data":{"dataset":{"id":"csv","text":7}}}
            text_too_long        | data.dataset.features[0]    | {"format":1,"data":{"dataset":{"id":"csv","features":["%s"]}}}
            not_unicode          | data.dataset.target         | {"format":1,"data":{"dataset":{"id":"csv","target":"\\ud800"}}}
            csv_empty            | data.dataset.text           | {"format":1,"data":{"dataset":"csv"}}
            csv_no_column        | data.dataset.target         | {"format":1,"data":{"dataset":{"id":"csv","text":"a,b\\n1,2\\n3,4","target":"c"}}}
            placed_empty         | data.dataset.values         | {"format":1,"data":{"dataset":"placed"}}
            out_of_range         | data.dataset.values[1]      | {"format":1,"data":{"dataset":{"id":"placed","values":[0,1001,0]}}}
            too_many_values      | data.train                  | {"format":1,"data":{"dataset":{"id":"parity","length":200},"train":20000}}
            derived_twice        | data.derived                | {"format":1,"data":{"derived":["x1_x2","x1_x2"]}}
            derived_needs_plane  | data.derived                | {"format":1,"data":{"dataset":"line","derived":["x1_x2"]},"training":{"loss":"mse"}}
            unknown_choice       | data.derived[0]             | {"format":1,"data":{"derived":["x3"]}}
            no_format            | format                      | {"seed":1}
            no_format            | format                      | {"format":0}
            no_format            | format                      | [1]
            newer_format         | format                      | {"format":2}
            too_many_rows        | data.train                  | {"format":1,"data":{"dataset":"penguins","train":300},"training":{"loss":"cross_entropy"}}
            loss_does_not_fit    | training.loss               | {"format":1,"training":{"loss":"cross_entropy"}}
            not_ascending        | training.schedule.milestones| {"format":1,"training":{"schedule":{"id":"multi_step","milestones":[5,5]}}}
            not_ascending        | training.schedule.milestones| {"format":1,"training":{"schedule":{"id":"multi_step","milestones":[]}}}
            batch_norm_of_one    | training.batch              | {"format":1,"subject":{"id":"network","layers":[{"id":"dense","normalization":"batch_norm"}]},"training":{"batch":{"id":"mini_batch","size":1}}}
            batch_norm_leaves_one| training.batch              | {"format":1,"data":{"train":201},"subject":{"id":"network","layers":[{"id":"dense","normalization":"batch_norm"}]}}
            too_many_parameters  | subject.layers              | {"format":1,"subject":{"id":"network","layers":[{"id":"dense","units":1000},{"id":"dense","units":1000}]}}
            """)
    void everyMistakeIsNamedWithItsPlace(String code, String path, String json) {
        assertThat(problems(json.replace("%s", "x".repeat(201)))).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).isEqualTo(path);
        });
    }

    private static List<Problem> problems(String json) {
        InvalidExperiment invalid = catchThrowableOfType(InvalidExperiment.class, () -> ExperimentCodec.read(json));
        assertThat(invalid).as(json.substring(0, Math.min(300, json.length()))).isNotNull();
        return invalid.problems();
    }

    @Test
    void aTableOfAMegabyteIsReadFromJsonAndTooLargeForALink() throws InvalidExperiment {
        String text = "a,b\n" + "1234567890123456789012345678901234567890,0.00000001\n".repeat(19_000);
        Experiment experiment = Cards.first()
                .withDataset(new Csv(text))
                .withTraining(
                        Cards.find("p2").orElseThrow().start().experiment().training());
        String json = ExperimentCodec.writeCompact(experiment);
        assertThat(json.length()).isGreaterThan(900_000);
        List<String> wrong = new ArrayList<>(Collections.nCopies(10, "csv_not_a_number"));
        wrong.add("csv_more_not_numbers");
        assertThat(problems(json)).extracting(Problem::code).containsExactlyElementsOf(wrong);
        String legal =
                json.replace("1234567890123456789012345678901234567890", "12345678901234567890.123456789012345678");
        assertThat(ExperimentCodec.read(legal).data().inputs()).isEqualTo(1);
        assertThat(Links.tooLong(ExperimentCodec.read(legal))).isPresent();
        assertThat(Links.tooLong(Cards.first())).isEmpty();
    }

    @Test
    void asManyPointsAsAllowedAreReadAndOneMoreIsNot() throws InvalidExperiment {
        String points = "{\"format\":1,\"data\":{\"dataset\":{\"id\":\"placed\",\"values\":[1,2,1%s]}}}";
        String allowed = points.formatted(",0,0.5,0".repeat(Placed.MAX_POINTS - 1));
        assertThat(ExperimentCodec.read(allowed).data().dataset().available()).isEqualTo(Placed.MAX_POINTS);
        assertThat(problems(points.formatted(",0,0.5,0".repeat(Placed.MAX_POINTS))))
                .containsExactly(Problem.of("data.dataset.values", "too_many", 6003, 6000));
    }

    @Test
    void aTextFullOfMistakesIsToldShortly() {
        String fields =
                IntStream.range(0, 5000).mapToObj(i -> ",\"f" + i + "\":1").collect(Collectors.joining());
        assertThat(problems("{\"format\":1" + fields + "}")).hasSize(RecordReader.MAX_PROBLEMS);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems("{\"format\":1,\"seed\":-1,\"engine\":\"x\",\"training\":{\"learning_rate\":0,\"hat\":1}}"))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("seed", "engine", "training.learning_rate", "training.hat");
    }

    @Test
    void textThatIsNotJsonIsToldWithLineAndColumn() {
        Problem problem = problems("{\n  \"format\": 1,,\n}").getFirst();
        assertThat(problem.code()).isEqualTo("not_json");
        assertThat(problem.args()).containsExactly(2, 15);
        assertThat(problems("").getFirst().code()).isIn("not_json", "no_format");
        assertThat(problems("{\"format\":1,\"format\":1}").getFirst().code()).isEqualTo("not_json");
        assertThat(problems("{\"format\":1} x").getFirst().code()).isEqualTo("not_json");
    }

    @Test
    void longTextsLongListsAndDeepNestsAreRefusedBeforeTheyCost() {
        assertThat(problems(" ".repeat(ExperimentCodec.MAX_LENGTH + 1))
                        .getFirst()
                        .code())
                .isEqualTo("too_long");
        String many = "\"dense\",".repeat(Parameter.MOST) + "\"dense\"";
        assertThat(problems("{\"format\":1,\"subject\":{\"id\":\"network\",\"layers\":[" + many + "]}}")
                        .getFirst()
                        .code())
                .isEqualTo("too_many");
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        assertThat(problems("{\"format\":1,\"training\":" + deep + "}")
                        .getFirst()
                        .code())
                .isEqualTo("not_json");
    }

    @Test
    void oneValueCanBeChangedByItsPath() throws InvalidExperiment {
        Experiment first = Cards.first();
        assertThat(ExperimentCodec.with(first, "training.learning_rate", "0.5")
                        .training()
                        .learningRate())
                .isEqualTo(0.5);
        assertThat(ExperimentCodec.with(first, "subject.layers[1].units", "3")
                        .network()
                        .layers()
                        .get(1)
                        .units())
                .isEqualTo(3);
        assertThat(ExperimentCodec.with(first, "seed", "9").seed()).isEqualTo(9);
        for (String path : List.of(
                "training.speed",
                "nowhere",
                "subject.layers[7].units",
                "subject.layers[0.units",
                "training/epochs",
                "")) {
            InvalidExperiment invalid =
                    catchThrowableOfType(InvalidExperiment.class, () -> ExperimentCodec.with(first, path, "1"));
            assertThat(invalid.problems().getFirst().code()).as(path).isEqualTo("no_such_path");
        }
    }

    @Test
    void damagedLinksAreRefused() {
        String link = Links.encode(Cards.first());
        for (String damaged :
                List.of("", "?", link.substring(0, link.length() / 2), "A".repeat(Links.MAX_LENGTH + 1), bomb())) {
            InvalidExperiment invalid = catchThrowableOfType(InvalidExperiment.class, () -> Links.decode(damaged));
            assertThat(invalid).isNotNull();
            assertThat(invalid.problems().getFirst().code()).isEqualTo("damaged_link");
        }
    }

    private static String bomb() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[5_000_000]);
        deflater.finish();
        byte[] buffer = new byte[100_000];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(buffer, length));
    }
}
