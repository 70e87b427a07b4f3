package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.train.Anatomy;
import downhill.train.Anatomy.Link;
import downhill.train.Frame;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one update did to one weight, number by number. */
@Tag("weight-anatomy")
@JsModule("context://elements/weight-anatomy.js")
final class WeightAnatomy extends Component implements FramePart {
    private @Nullable WeightAddress weight;
    private Optimizer optimizer = new Sgd(0);
    private long shown = Long.MIN_VALUE;
    private List<String> letters = List.of();

    WeightAnatomy() {
        setId("weight-anatomy");
        getElement().setPropertyJson("labels", Words.labels("weight-anatomy"));
    }

    /** Shows this weight from now on. */
    void of(WeightAddress chosen) {
        if (!chosen.equals(weight)) {
            weight = chosen;
            tell(null, 0);
        }
    }

    /** The optimizer whose numbers the formula has. */
    void optimizer(Optimizer chosen) {
        optimizer = chosen;
        shown = Long.MIN_VALUE;
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        Anatomy anatomy = frame.look().anatomy();
        Anatomy known = anatomy != null && anatomy.weight().equals(weight) ? anatomy : null;
        long update = known == null ? -1 : known.update();
        if (update == shown) {
            return; // what stands there is still so
        }
        tell(known, frame.number());
        shown = update;
    }

    private void tell(@Nullable Anatomy known, long number) {
        shown = Long.MIN_VALUE;
        ObjectNode json = Json.object().put("number", number);
        ArrayNode links = json.putArray("links");
        ArrayNode lines = json.putArray("lines");
        if (known != null) {
            json.put("told", Words.text("weight.told", known.update(), outcome(known)));
            known.links().forEach(link -> links.add(link(known, link)));
            List<FormulaText.Line> formula = FormulaText.of(known, optimizer);
            formula.forEach(line -> lines.add(line.numbers()));
            write(formula.stream().map(FormulaText.Line::letters).toList());
        } else {
            json.put("told", Words.text("weight.wait"));
        }
        getElement().setPropertyJson("frame", json);
    }

    /** The formula itself changes seldom, and need not travel with every update. */
    private void write(List<String> formula) {
        if (!formula.equals(letters)) {
            letters = formula;
            getElement().setPropertyJson("formula", Json.texts(formula));
        }
    }

    private static String outcome(Anatomy anatomy) {
        return Words.text("anatomy.outcome." + anatomy.outcome().name().toLowerCase(Locale.ROOT));
    }

    private static ArrayNode link(Anatomy anatomy, Link link) {
        String key = "anatomy." + link.kind().name().toLowerCase(Locale.ROOT);
        String name = switch (link.kind()) {
            case TREATMENT -> Words.text(key, Words.choice("treatment", link.name(), ""));
            case MEMORY, SHARED_MEMORY ->
                Words.text(key, link.name(), Words.text("memory." + anatomy.optimizer() + "." + link.name()));
            default -> Words.text(key);
        };
        Double before = link.before();
        String value = link.kind() == Anatomy.Kind.COUNT
                ? Long.toString(Math.round(link.value()))
                : Numbers.significant(link.value());
        return Json.texts(List.of(name, value, before == null ? "" : Numbers.significant(before)));
    }
}
