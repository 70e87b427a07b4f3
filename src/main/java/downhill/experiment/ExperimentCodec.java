package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Experiments as JSON; what is left out takes the default of the format. */
public final class ExperimentCodec {
    /** Longest JSON text that is read, in characters: a table of a megabyte, its line ends escaped. */
    public static final int MAX_LENGTH = 6_000_000;

    private static final Pattern PATH = Pattern.compile("[a-z0-9_]+(\\[\\d{1,3}])?(\\.[a-z0-9_]+(\\[\\d{1,3}])?)*");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ExperimentCodec() {}

    /** Every value spelled out, indented. */
    public static String write(Experiment experiment) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(experiment));
    }

    /** Only what differs from the defaults, on one line. */
    public static String writeCompact(Experiment experiment) {
        return compactTree(experiment).toString();
    }

    /** How an experiment trains, as what {@link #with} takes for {@code training}. */
    public static String writeTraining(Training training) {
        return new RecordWriter(false).object(training).toString();
    }

    /** Names of the fields in which one way to train differs from another, in order. */
    public static List<String> differences(Training from, Training to) {
        ObjectNode before = new RecordWriter(false).object(from);
        ObjectNode after = new RecordWriter(false).object(to);
        return Catalogue.parameters(Training.class).stream()
                .map(Parameter::name)
                .filter(name -> !after.get(name).equals(before.get(name)))
                .toList();
    }

    /** One field of how an experiment trains, as what {@link #with} takes for it. */
    public static String writeTraining(Training training, String field) {
        return new RecordWriter(false).object(training).get(field).toString();
    }

    /** Every value spelled out, as a tree of its own. */
    public static ObjectNode tree(Experiment experiment) {
        return new RecordWriter(false).object(experiment);
    }

    /** Only what differs from the defaults, as a tree of its own. */
    public static ObjectNode compactTree(Experiment experiment) {
        return new RecordWriter(true).object(experiment);
    }

    /**
     * Reads an experiment.
     *
     * @throws InvalidExperiment with every problem, if it is not legal
     */
    public static Experiment read(String json) throws InvalidExperiment {
        return read(parse(json));
    }

    /**
     * The experiment with one value changed.
     *
     * @param path names joined by dots, a list's item as {@code layers[2]}, such as {@code training.learning_rate}
     * @param json the new value
     * @throws InvalidExperiment if the result is not legal, or there is no such path
     */
    public static Experiment with(Experiment experiment, String path, String json) throws InvalidExperiment {
        if (!PATH.matcher(path).matches()) {
            throw new InvalidExperiment(List.of(Problem.of(path, "no_such_path")));
        }
        ObjectNode root = tree(experiment);
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        JsonNode parent = dot < 0
                ? root
                : root.at("/" + path.substring(0, dot).replaceAll("[.\\[]", "/").replace("]", ""));
        if (!(parent instanceof ObjectNode object) || !object.has(name)) {
            throw new InvalidExperiment(List.of(Problem.of(path, "no_such_path")));
        }
        object.set(name, parse(json));
        return read(root);
    }

    /** The choice of a family with this id and the default of each of its parameters. */
    public static <T extends Choice> Optional<T> choice(Class<T> family, String id) {
        Object read = new RecordReader().choice(family, JsonNodeFactory.instance.stringNode(id), null, "");
        return read == null ? Optional.empty() : Optional.of(family.cast(read));
    }

    /** A text as a JSON value. */
    public static String quote(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    /**
     * The tree of a JSON text, strict but for what it means.
     *
     * @throws InvalidExperiment if it is too long or no JSON
     */
    public static JsonNode parse(String json) throws InvalidExperiment {
        if (json.length() > MAX_LENGTH) {
            throw new InvalidExperiment(List.of(Problem.of("", "too_long", json.length(), MAX_LENGTH)));
        }
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new InvalidExperiment(List.of(Problem.of("", "not_json", line, column)));
        }
    }

    /**
     * Reads an experiment from a tree.
     *
     * @throws InvalidExperiment with every problem, if it is not legal
     */
    public static Experiment read(JsonNode root) throws InvalidExperiment {
        JsonNode format = root.isObject() ? root.get("format") : null;
        if (format == null || !format.isInt() || format.intValue() < 1) {
            throw new InvalidExperiment(List.of(Problem.of("format", "no_format", Experiment.FORMAT)));
        }
        if (format.intValue() > Experiment.FORMAT) {
            throw new InvalidExperiment(
                    List.of(Problem.of("format", "newer_format", format.intValue(), Experiment.FORMAT)));
        }
        RecordReader reader = new RecordReader();
        Object read = reader.record(Experiment.class, root, "");
        if (!(read instanceof Experiment experiment) || !reader.problems().isEmpty()) {
            throw new InvalidExperiment(reader.problems());
        }
        List<Problem> problems = Validation.problems(experiment);
        if (!problems.isEmpty()) {
            throw new InvalidExperiment(problems);
        }
        return experiment;
    }
}
