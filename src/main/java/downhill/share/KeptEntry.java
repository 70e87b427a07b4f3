package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.share.MyExperiments.Past;
import downhill.train.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One experiment of a file, but for the experiment itself: {@code name}, {@code made} and {@code ran} (ISO 8601),
 * {@code status}, {@code edits}, {@code updates}, {@code epoch}, {@code train} and {@code test} (losses; a text where they
 * are not finite), and {@code curve} (little-endian float32 in base64). What is left out takes a default.
 */
final class KeptEntry {
    private static final List<String> SPECIAL = List.of("NaN", "Infinity", "-Infinity");

    private final JsonNode node;
    private final Instant now;
    private final List<Problem> problems = new ArrayList<>();

    private KeptEntry(JsonNode node, Instant now) {
        this.node = node;
        this.now = now;
    }

    static ObjectNode write(Kept kept) {
        Progress progress = kept.progress();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("name", kept.name())
                .put("made", kept.made().toString())
                .put("ran", kept.ran().toString())
                .put("status", id(progress.status()))
                .put("edits", progress.edits())
                .put("updates", progress.updates());
        put(entry, "epoch", progress.epoch());
        put(entry, "train", progress.train());
        put(entry, "test", progress.test());
        return entry.put(
                "curve", Base64.getEncoder().encodeToString(progress.curve().bytes()));
    }

    private static void put(ObjectNode entry, String name, double number) {
        if (Double.isFinite(number)) {
            entry.put(name, number);
        } else {
            entry.put(name, Double.toString(number));
        }
    }

    private static String id(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an entry.
     *
     * @param now the latest time that it may tell
     * @throws InvalidExperiment with every problem
     */
    static Past read(JsonNode node, Instant now) throws InvalidExperiment {
        if (!node.isObject()) {
            throw new InvalidExperiment(List.of(Problem.of("", "not_an_object")));
        }
        KeptEntry entry = new KeptEntry(node, now);
        Past past = entry.past();
        if (!entry.problems.isEmpty()) {
            throw new InvalidExperiment(entry.problems);
        }
        return past;
    }

    private Past past() {
        Progress progress = new Progress(
                status(),
                (int) Math.min(Integer.MAX_VALUE, whole("edits")),
                whole("updates"),
                number("epoch", 0),
                number("train", Double.NaN),
                number("test", Double.NaN),
                curve());
        return new Past(text("name"), progress, time("made"), time("ran"));
    }

    private String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isString()) {
            problems.add(Problem.of(name, "not_a_text", shown(value)));
        }
        return value.asString("");
    }

    private Status status() {
        String id = text("status");
        if (id.isEmpty()) {
            return Status.READY;
        }
        Optional<Status> told = Arrays.stream(Status.values())
                .filter(status -> id(status).equals(id))
                .findFirst();
        if (told.isEmpty()) {
            String known = Arrays.stream(Status.values()).map(KeptEntry::id).collect(Collectors.joining(", "));
            problems.add(Problem.of("status", "unknown_choice", shorten(id), known));
        }
        Status status = told.orElse(Status.READY);
        // Elsewhere it may train or wait; here it does not.
        return status == Status.TRAINING || status == Status.QUEUED ? Status.PAUSED : status;
    }

    private long whole(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0)) {
            return value.asLong(0);
        }
        problems.add(Problem.of(name, "not_a_whole_number", shown(value)));
        return 0;
    }

    private double number(String name, double missing) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return missing;
        }
        if (value.isString() && SPECIAL.contains(value.stringValue())) {
            return Double.parseDouble(value.stringValue());
        }
        if (!value.isNumber()) {
            problems.add(Problem.of(name, "not_a_number", shown(value)));
            return missing;
        }
        return value.doubleValue();
    }

    private Curve curve() {
        try {
            return Curve.read(Base64.getDecoder().decode(text("curve")));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of("curve", "keep_not_a_curve"));
            return Curve.NONE;
        }
    }

    private Instant time(String name) {
        String told = text(name);
        try {
            Instant time = told.isEmpty() ? now : Instant.parse(told);
            return time.isAfter(now) || time.isBefore(Instant.EPOCH) ? now : time;
        } catch (DateTimeException e) {
            problems.add(Problem.of(name, "keep_not_a_time", shorten(told)));
            return now;
        }
    }

    private static String shown(JsonNode value) {
        return shorten(value.isContainer() ? value.getNodeType().name().toLowerCase(Locale.ROOT) : value.asString());
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
