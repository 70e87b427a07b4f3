package downhill.experiment;

import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Races as the query of an address, which a person can read: {@code surface=ravine~condition_number~100&x=-8&y=1&racer=
 * momentum~0.01~momentum~0.9}. What is left out takes the default of the format.
 */
public final class RaceText {
    private static final String MARK = "~";
    private static final int MAX_LENGTH = 400;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RaceText() {}

    /** The parameters of the query, in order. */
    public static Map<String, List<String>> write(Race race) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("surface", List.of(named(race.start().surface(), "")));
        query.put("x", List.of(number(race.start().x())));
        query.put("y", List.of(number(race.start().y())));
        query.put(
                "racer",
                race.racers().stream()
                        .map(racer -> named(racer.optimizer(), MARK + number(racer.learningRate())))
                        .toList());
        return query;
    }

    private static String named(Choice choice, String behind) {
        StringBuilder text = new StringBuilder(choice.id()).append(behind);
        ObjectNode node = new RecordWriter(true).object((Record) choice);
        for (String name : node.propertyNames()) {
            if (!name.equals("id")) {
                text.append(MARK).append(name).append(MARK).append(node.get(name));
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * The race of a query; none where it asks for none.
     *
     * @throws InvalidExperiment with every problem, if what it asks for is not legal
     */
    public static Optional<Race> read(Map<String, List<String>> query) throws InvalidExperiment {
        if (!query.containsKey("surface")) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>();
        List<String> racers = query.getOrDefault("racer", List.of());
        if (racers.size() > Race.MOST) {
            throw new InvalidExperiment(List.of(Problem.of("racer", "too_many", racers.size(), Race.MOST)));
        }
        Experiment plain = Races.all().getFirst().race().experiment(0);
        ObjectNode root = ExperimentCodec.tree(plain);
        ObjectNode subject = root.putObject("subject").put("id", "surface");
        subject.set("surface", choice(single(query, "surface"), 1, "surface", problems));
        for (String axis : List.of("x", "y")) {
            if (query.containsKey(axis)) {
                subject.set(axis, value(single(query, axis), axis, problems));
            }
        }
        Optional<Experiment> start = problems.isEmpty() ? read(root, "", problems) : Optional.empty();
        List<Racer> read = new ArrayList<>();
        for (int i = 0; i < racers.size(); i++) {
            racer(root, racers.get(i), "racer " + (i + 1), problems).ifPresent(read::add);
        }
        if (start.isEmpty() || !problems.isEmpty()) {
            throw new InvalidExperiment(problems);
        }
        OnSurface there = (OnSurface) start.get().subject();
        return Optional.of(read.isEmpty() ? Races.all().getFirst().race().from(there) : new Race(there, read));
    }

    private static String single(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static Optional<Racer> racer(ObjectNode root, String text, String at, List<Problem> problems) {
        int before = problems.size();
        ObjectNode training = (ObjectNode) root.deepCopy().get("training");
        String[] parts = text.split(MARK, -1);
        training.set("learning_rate", value(parts.length > 1 ? parts[1] : "", at + ".learning_rate", problems));
        training.set("optimizer", choice(text, 2, at + ".optimizer", problems));
        if (problems.size() > before) {
            return Optional.empty();
        }
        // On the plain surface, so that what is wrong with the place is told only once.
        ObjectNode alone = ExperimentCodec.tree(Races.all().getFirst().race().experiment(0));
        alone.set("training", training);
        return read(alone, at + ".", problems).map(Experiment::training).map(RaceText::racer);
    }

    private static Racer racer(Training training) {
        Optimizer optimizer = training.optimizer();
        return new Racer(optimizer, training.learningRate());
    }

    private static Optional<Experiment> read(ObjectNode root, String at, List<Problem> problems) {
        try {
            return Optional.of(ExperimentCodec.read(root));
        } catch (InvalidExperiment e) {
            e.problems().stream()
                    .map(found -> new Problem(
                            at + found.path().replaceFirst("^(subject|training)\\.", ""), found.code(), found.args()))
                    .forEach(problems::add);
            return Optional.empty();
        }
    }

    /** {@code id~name~value~name~value}, the names from a place on. */
    private static ObjectNode choice(String text, int from, String at, List<Problem> problems) {
        ObjectNode node = NODES.objectNode();
        if (text.length() > MAX_LENGTH) {
            problems.add(Problem.of(at, "text_too_long", text.length(), MAX_LENGTH));
            return node;
        }
        String[] parts = text.split(MARK, -1);
        node.put("id", parts[0]);
        for (int i = from; i < parts.length; i += 2) {
            node.set(parts[i], value(i + 1 < parts.length ? parts[i + 1] : "", at + "." + parts[i], problems));
        }
        return node;
    }

    private static JsonNode value(String text, String at, List<Problem> problems) {
        try {
            JsonNode node = text.length() > MAX_LENGTH ? NODES.nullNode() : ExperimentCodec.parse(text);
            if (node.isNumber() || node.isBoolean()) {
                return node;
            }
        } catch (InvalidExperiment _) {
            // Said below, in the reader's words.
        }
        problems.add(Problem.of(at, "not_numeric"));
        return NODES.nullNode();
    }
}
