package downhill.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.train.Frame;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.WeightAddress;
import downhill.train.WeightNow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weight or bias that was chosen in the network's picture, above it: what it is now, and a field to set it. Nothing is
 * shown as long as none is chosen.
 */
final class ChosenWeight extends Div implements FramePart {
    private final FieldChanges changes;
    private final Span name = new Span();
    /** Stays the same node with every frame: a new one would be sent with all that holds it. */
    private final Text now = new Text("");

    private final TextField field = new TextField();
    private final Button set = Clicks.on(new Button(Words.text("button.weight-set")), this::set);
    private final Span told = new Span();
    private @Nullable WeightAddress weight;
    private String shown = "";
    /** Whether somebody writes, so that the weight must not be written over it. */
    private boolean held;
    /** Whether the field shall have the keyboard as soon as there is a value in it. */
    private boolean invited;

    /** @param changes sets it */
    ChosenWeight(FieldChanges changes) {
        this.changes = changes;
        Span value = new Span(now);
        value.setId("weight-now");
        field.setId("weight-value");
        field.setAutoselect(true);
        field.addFocusListener(event -> held = !shown.isEmpty());
        field.addBlurListener(event -> release());
        field.addKeyPressListener(Key.ENTER, event -> set());
        field.addKeyDownListener(Key.ESCAPE, event -> leave());
        set.setId("weight-set");
        Tips.on(set, Words.text("button.weight-set.why"));
        told.setId("weight-told");
        told.addClassName("dh-unseen");
        told.getElement().setAttribute("role", "status");
        addClassName("dh-chosen-weight");
        add(new Span(name, value), field, set, told);
        setVisible(false);
    }

    /** Shows this one of a matrix from now on. */
    void of(Matrices.Matrix matrix, WeightAddress chosen) {
        setVisible(true);
        if (chosen.equals(weight)) {
            return;
        }
        weight = chosen;
        held = false;
        invited = false;
        now.setText("");
        told.setText("");
        String kind = matrix.biases() ? "bias" : "weight";
        name.setText(Words.text(kind + ".name", matrix.name(), chosen.row() + 1, chosen.column() + 1));
        field.setAriaLabel(
                Words.text("field." + kind + "-value", matrix.name(), chosen.row() + 1, chosen.column() + 1));
        write("");
    }

    /** Takes what is typed next, in place of the value, where a keyboard is at hand. */
    void invite() {
        invited = shown.isEmpty();
        if (!invited) {
            field.getElement()
                    .executeJs("if (matchMedia('(pointer: fine)').matches) {"
                            + " this.inputElement.focus({preventScroll: true}); this.inputElement.select(); }");
        }
    }

    /** None is chosen. */
    void clear() {
        weight = null;
        setVisible(false);
    }

    private void release() {
        held = !field.getValue().equals(shown);
    }

    private void leave() {
        write(shown);
        field.blur();
    }

    private void write(String text) {
        shown = text;
        field.setInvalid(false);
        field.setValue(text);
    }

    private void set() {
        WeightAddress chosen = weight;
        String typed = field.getValue().trim().replace('\u2212', '-');
        if (chosen == null || typed.equals(shown)) {
            field.setInvalid(false);
            return;
        }
        String path = SetWeight.path(chosen);
        List<Problem> problems = Fields.isNumeric(typed)
                ? changes.change(path, typed)
                : List.of(Problem.of("weight.value", "not_one_number"));
        Fields.explain(field, problems);
        if (problems.isEmpty()) {
            shown = field.getValue();
            told.setText(Words.text("weight.set", name.getText(), typed));
            field.getElement().executeJs("this.inputElement.select()");
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        WeightNow found = frame.look().followed();
        if (found == null || !found.weight().equals(weight)) {
            return;
        }
        now.setText(Words.text("weight.now", Numbers.significant(found.value())));
        // Digits that change thirty times a second nobody reads.
        String text = frame.status() == Status.TRAINING ? Numbers.brief(found.value()) : exact(found.value());
        if (!held && !text.equals(shown)) {
            write(text);
        }
        if (invited) {
            invite();
        }
    }

    private static String exact(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "");
    }
}
