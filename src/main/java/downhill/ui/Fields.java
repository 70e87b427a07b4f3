package downhill.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** What the page's fields have in common. */
final class Fields {
    private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?";
    private static final Pattern ONE_NUMBER = Pattern.compile(NUMBER);
    private static final Pattern NUMERIC =
            Pattern.compile("true|false|" + NUMBER + "|\\[\\s*" + NUMBER + "(\\s*,\\s*" + NUMBER + ")*\\s*]");

    private Fields() {}

    /** Whether a text is JSON for a number, a flag or a list of numbers. */
    static boolean isNumeric(String json) {
        return NUMERIC.matcher(json).matches();
    }

    /** Whether a text is JSON for one number. */
    static boolean isNumber(String json) {
        return ONE_NUMBER.matcher(json).matches();
    }

    /** Shows at a field why its value was not taken; the value stays for the person to mend. */
    static void explain(HasValidation field, List<Problem> problems) {
        field.setInvalid(!problems.isEmpty());
        field.setErrorMessage(problems.isEmpty() ? "" : Words.problems(problems));
    }

    /** Changes a number of the experiment to what was typed. */
    static List<Problem> numeric(FieldChanges changes, String path, String typed) {
        String json = typed.trim();
        return isNumeric(json) ? changes.change(path, json) : List.of(Problem.of(path, "not_numeric"));
    }

    /** A field for a number of the experiment; what is no number is explained under it. */
    static TextField number(FieldChanges changes, String id, String path) {
        TextField field = new TextField(Words.text("field." + id));
        field.setId(id);
        Tips.on(field, Words.text("field." + id + ".why"));
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                explain(field, numeric(changes, path, event.getValue()));
            }
        });
        return field;
    }
}
