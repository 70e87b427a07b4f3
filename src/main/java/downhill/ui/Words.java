package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import downhill.choice.Problem;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Texts of the page out of the message bundle. */
final class Words {
    private Words() {}

    /** A text with its arguments; decimals are written so that small ones stay visible. */
    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, Wording.shown(arguments));
    }

    /** What the page says of a choice; {@code part} is empty for its name. */
    static String choice(String family, String id, String part) {
        return text("choice." + family + "." + id + part);
    }

    /** A problem as a sentence that names the field. */
    static String problem(Problem problem) {
        String sentence = text("problem." + problem.code(), problem.args().toArray());
        String field = problem.path().replaceAll("\\[\\d+]", "");
        return field.isEmpty() ? sentence : text("problem.at", field, sentence);
    }

    static String problems(List<Problem> problems) {
        return problems.stream().map(Words::problem).collect(Collectors.joining(" "));
    }

    /** All texts below a key, as they stand, for an element that fills them in itself. */
    static ObjectNode labels(String element) {
        String prefix = "element." + element + ".";
        ResourceBundle bundle = Messages.bundle(locale());
        ObjectNode labels = Json.object();
        for (String key : bundle.keySet().stream().sorted().toList()) {
            if (key.startsWith(prefix)) {
                put(labels, key.substring(prefix.length()), bundle.getString(key));
            }
        }
        return labels;
    }

    /** Whether there is such a text. */
    static boolean has(String key) {
        return Messages.bundle(locale()).containsKey(key);
    }

    /** The language of the page. */
    static Locale locale() {
        UI page = UI.getCurrent();
        return page == null ? Locale.ENGLISH : page.getLocale();
    }

    private static void put(ObjectNode labels, String path, String text) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            labels.put(path, text);
        } else {
            put(labels.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), text);
        }
    }
}
