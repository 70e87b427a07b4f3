package downhill.cli;

import downhill.experiment.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code list}: every id with its parameters. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json", descriptionKey = "list-json")
    private boolean json;

    ListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ObjectNode families = Listing.families();
        if (json) {
            shell.say(families);
        } else {
            families.properties().forEach(family -> print(family.getKey(), family.getValue()));
        }
        return ExitCode.TRAINED;
    }

    private void print(String family, JsonNode choices) {
        shell.say(family);
        for (JsonNode choice : choices) {
            String id = choice.path("id").stringValue();
            String formula = choice.path("formula").asString("");
            shell.say(Sentences.text(formula.isEmpty() ? "say.list.id" : "say.list.formula", id, formula));
            choice.path("parameters").forEach(this::print);
        }
        shell.say("");
    }

    private void print(JsonNode parameter) {
        boolean bounded = parameter.has("min");
        shell.say(Sentences.text(
                bounded ? "say.list.range" : "say.list.parameter",
                parameter.path("name").stringValue(),
                shown(parameter.path("default")),
                parameter.path("type").stringValue(),
                shown(parameter.path("min")),
                shown(parameter.path("max"))));
    }

    private static String shown(JsonNode value) {
        if (value.isNumber()) {
            return Sentences.exact(value.doubleValue());
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
