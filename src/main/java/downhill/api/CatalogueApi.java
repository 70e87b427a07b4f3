package downhill.api;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Links;
import downhill.experiment.Listing;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the engine knows: every choice with its parameters, and the cards. */
final class CatalogueApi {

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "listCatalogue",
                        "/catalogue",
                        List.of(),
                        Endpoint.Answer.ok("Catalogue"),
                        call -> call.ok(catalogue(call.locale()))),
                Endpoint.get(
                                "listFamily",
                                "/catalogue/{family}",
                                List.of(),
                                Endpoint.Answer.ok("Family"),
                                call -> call.ok(family(call)))
                        .orRefused(HttpStatus.NOT_FOUND),
                Endpoint.get(
                        "listCards", "/cards", List.of(), Endpoint.Answer.ok("Cards"), call -> call.ok(cards(call))),
                Endpoint.get(
                                "readCard",
                                "/cards/{card}",
                                List.of(),
                                Endpoint.Answer.ok("Card"),
                                call -> call.ok(card(call, known(call.path("card")))))
                        .orRefused(HttpStatus.NOT_FOUND));
    }

    private static ObjectNode catalogue(Locale locale) {
        ObjectNode families = Listing.families();
        families.properties().forEach(family -> name(family.getKey(), family.getValue(), locale));
        ObjectNode all = Answers.object();
        all.put("format", Experiment.FORMAT);
        all.put("engine", Experiment.ENGINE);
        all.set("families", families);
        return all;
    }

    private static JsonNode family(Call call) throws Refusal {
        JsonNode choices = Listing.families().get(call.path("family"));
        if (choices == null) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "no_such_family",
                    String.join(", ", Listing.families().propertyNames()));
        }
        name(call.path("family"), choices, call.locale());
        return choices;
    }

    private static void name(String family, JsonNode choices, Locale locale) {
        for (JsonNode choice : choices) {
            ObjectNode node = (ObjectNode) choice;
            String key = "choice." + family + "." + choice.path("id").stringValue();
            Texts.find(locale, key).ifPresent(name -> node.put("name", name));
            Texts.find(locale, key + ".why").ifPresent(why -> node.put("why", why));
            for (JsonNode parameter : choice.path("parameters")) {
                Texts.find(locale, "parameter." + parameter.path("name").stringValue())
                        .ifPresent(label -> ((ObjectNode) parameter).put("label", label));
            }
        }
    }

    private static ArrayNode cards(Call call) {
        ArrayNode cards = Answers.array();
        for (Card card : Cards.all()) {
            cards.add(card(call, card));
        }
        return cards;
    }

    private static Card known(String id) throws Refusal {
        return Cards.find(id).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "no_such_card"));
    }

    private static ObjectNode card(Call call, Card card) {
        String key = "card." + card.id();
        ObjectNode node = Answers.object();
        node.put("id", card.id());
        node.put("name", Texts.text(call.locale(), key));
        node.put("question", Texts.text(call.locale(), key + ".question"));
        node.put("look", Texts.text(call.locale(), key + ".look"));
        ArrayNode variants = node.putArray("variants");
        for (Card.Variant variant : card.all()) {
            ObjectNode each = variants.addObject();
            each.put("id", variant.id());
            each.put("name", Texts.text(call.locale(), key + "." + variant.id()));
            each.put("updates_per_second", variant.updatesPerSecond());
            each.put("link", call.address("/x/" + Links.encode(variant.experiment())));
            each.set("experiment", ExperimentCodec.compactTree(variant.experiment()));
        }
        return node;
    }
}
