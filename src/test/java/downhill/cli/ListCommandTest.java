package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.cli.Program.Answer;
import downhill.experiment.Families;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListCommandTest {
    private static final Answer TEXT = Program.run("", "list");
    private static final JsonNode TREE =
            new JsonMapper().readTree(Program.run("", "list", "--json").out());

    static Stream<Class<? extends Choice>> families() {
        return Families.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Choice> void everyIdIsListedWithItsParameters(Class<T> family) {
        Catalogue<T> catalogue = Catalogue.of(family);
        JsonNode choices = TREE.path(catalogue.name());
        assertThat(choices).hasSize(catalogue.entries().size());
        assertThat(TEXT.lines()).contains(catalogue.name());
        for (int i = 0; i < choices.size(); i++) {
            Catalogue.Entry<T> entry = catalogue.entries().get(i);
            assertThat(choices.get(i).path("id").stringValue()).isEqualTo(entry.id());
            assertThat(choices.get(i).path("formula").asString(""))
                    .isEqualTo(entry.term().formula());
            assertThat(choices.get(i)
                            .path("parameters")
                            .valueStream()
                            .map(p -> p.path("name").stringValue()))
                    .containsExactlyElementsOf(
                            entry.parameters().stream().map(Parameter::name).toList());
            assertThat(TEXT.lines()).anyMatch(line -> line.matches(" {2}" + entry.id() + "(: .*)?"));
        }
    }

    @Test
    void aNumberHasDefaultAndRange() {
        JsonNode momentum = parameter("optimizer", "momentum", "momentum");
        assertThat(momentum.path("type").stringValue()).isEqualTo("number");
        assertThat(momentum.path("default").doubleValue()).isEqualTo(0.9);
        assertThat(momentum.path("min").isNumber()).isTrue();
        assertThat(momentum.path("max").isNumber()).isTrue();
        assertThat(TEXT.out()).contains("    beta2 = 0.999 (number, 0 to 0.999999)\n");
    }

    @Test
    void aWholeNumberAFlagAListAndAChoiceAreTold() {
        assertThat(parameter("batch", "mini_batch", "size").toString())
                .startsWith("{\"name\":\"size\",\"type\":\"whole_number\",\"default\":10,\"min\":1,\"max\":20000,");
        assertThat(parameter("dataset", "auto_mpg", "weight_only").toString())
                .isEqualTo("{\"name\":\"weight_only\",\"type\":\"flag\",\"default\":true}");
        assertThat(parameter("schedule", "multi_step", "milestones").toString())
                .startsWith("{\"name\":\"milestones\",\"type\":\"list of whole_number\",\"default\":[");
        assertThat(parameter("layer", "dense", "activation").toString())
                .isEqualTo("{\"name\":\"activation\",\"type\":\"activation\",\"default\":\"tanh\"}");
        assertThat(parameter("subject", "network", "layers").toString())
                .isEqualTo("{\"name\":\"layers\",\"type\":\"list of layer\",\"default\":[]}");
    }

    private static JsonNode parameter(String family, String id, String name) {
        return TREE.path(family)
                .valueStream()
                .filter(choice -> choice.path("id").stringValue().equals(id))
                .flatMap(choice -> choice.path("parameters").valueStream())
                .filter(parameter -> parameter.path("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
