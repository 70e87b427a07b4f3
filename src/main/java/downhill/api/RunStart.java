package downhill.api;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.ExperimentLimits;
import downhill.run.Pace;
import downhill.share.ShortLinks;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run is to begin with.
 *
 * @param update at which it is to stand; empty for the start
 * @param play whether it trains at once
 */
record RunStart(Recording recording, OptionalLong update, Pace pace, boolean play) {
    private static final List<String> SOURCES = List.of("experiment", "id", "link", "card");
    private static final List<String> FIELDS =
            List.of("experiment", "id", "link", "card", "variant", "update", "updates_per_second", "play");
    private static final long LATEST = 1_000_000_000;

    /** Reads a body. */
    static RunStart read(Call call, ShortLinks links, ExperimentLimits limits) throws Refusal {
        ObjectNode body = call.object(FIELDS);
        List<String> given = SOURCES.stream().filter(body::has).toList();
        if (given.size() != 1) {
            throw Refusal.at("", "one_source", String.join(", ", SOURCES));
        }
        if (body.has("variant") && !body.has("card")) {
            throw Refusal.at("variant", "only_with", "card");
        }
        Recording recording = recording(given.getFirst(), body, links, limits);
        return new RunStart(recording, update(body), CommandReader.pace(body), play(body));
    }

    private static Recording recording(String source, ObjectNode body, ShortLinks links, ExperimentLimits limits)
            throws Refusal {
        return switch (source) {
            case "id" -> {
                Recording kept = ExperimentsApi.shared(links, CommandReader.text(body, "id"))
                        .recording();
                yield new Recording(
                        ExperimentsApi.within(limits, kept.experiment().ofThisEngine()), kept.journal());
            }
            case "link" -> start(ExperimentsApi.within(limits, linked(CommandReader.text(body, "link"))));
            case "card" -> start(card(body));
            default -> start(CommandReader.experiment(body, limits));
        };
    }

    private static Recording start(Experiment experiment) {
        return new Recording(experiment, List.of());
    }

    /** The segment alone, or the address that ends in it. */
    private static Experiment linked(String link) throws Refusal {
        try {
            return Links.decode(link.substring(link.lastIndexOf('/') + 1)).ofThisEngine();
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    private static Experiment card(ObjectNode body) throws Refusal {
        Card card = Cards.find(CommandReader.text(body, "card")).orElseThrow(() -> Refusal.at("card", "no_such_card"));
        String variant = body.has("variant")
                ? CommandReader.text(body, "variant")
                : card.start().id();
        Optional<Card.Variant> found =
                card.all().stream().filter(each -> each.id().equals(variant)).findFirst();
        if (found.isEmpty()) {
            String known =
                    String.join(", ", card.all().stream().map(Card.Variant::id).toList());
            throw Refusal.at("variant", "unknown_choice", Call.cut(variant), known);
        }
        return found.get().experiment();
    }

    private static OptionalLong update(ObjectNode body) throws Refusal {
        JsonNode node = body.get("update");
        if (node == null) {
            return OptionalLong.empty();
        }
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            throw Refusal.at("update", "not_a_whole_number", Call.cut(node.toString()));
        }
        if (value < 0 || value > LATEST) {
            throw Refusal.at("update", "out_of_range", value, 0L, LATEST);
        }
        return OptionalLong.of((long) value);
    }

    private static boolean play(ObjectNode body) throws Refusal {
        JsonNode node = body.get("play");
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            throw Refusal.at("play", "not_a_flag", Call.cut(node.toString()));
        }
        return node.booleanValue();
    }
}
