package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import downhill.choice.Problem;
import downhill.data.Dataset;
import downhill.data.Placed;
import java.util.List;
import java.util.Locale;

/** Takes somebody's own data: a table out of a file, or points placed by hand. */
final class OwnData extends Dialog {
    private final Taker taker;
    private final Paragraph trouble = new Paragraph();

    /** @param current what the page learns from now */
    OwnData(Dataset current, Taker taker) {
        this.taker = taker;
        setHeaderTitle(Words.text("own.title"));
        addClassName("dh-own");
        trouble.setId("own-trouble");
        trouble.getElement().setAttribute("role", "alert");
        OwnTable table = new OwnTable(this::take);
        OwnPoints points = new OwnPoints(current, this::take);
        RadioButtonGroup<Part> parts = parts();
        parts.addValueChangeListener(event -> {
            table.setVisible(event.getValue() == Part.TABLE);
            points.setVisible(event.getValue() == Part.POINTS);
        });
        points.setVisible(false);
        parts.setValue(current instanceof Placed ? Part.POINTS : Part.TABLE);
        add(parts, table, points, trouble);
        Button close = new Button(Words.text("button.close"), event -> close());
        close.setId("own-close");
        getFooter().add(close);
    }

    private static RadioButtonGroup<Part> parts() {
        RadioButtonGroup<Part> parts = new RadioButtonGroup<>();
        parts.setAriaLabel(Words.text("own.title"));
        parts.setItems(Part.values());
        parts.setRenderer(new ComponentRenderer<>(part -> {
            String id = part.name().toLowerCase(Locale.ROOT);
            Span label = new Span(Words.text("own." + id));
            label.setId("own-" + id);
            return label;
        }));
        return parts;
    }

    private void take(Dataset dataset) {
        List<Problem> problems = taker.take(dataset);
        trouble.setText(Words.problems(problems));
        if (problems.isEmpty()) {
            close();
        }
    }

    /** What can be brought along. */
    private enum Part {
        TABLE,
        POINTS
    }

    /** Learns from other data. */
    @FunctionalInterface
    interface Taker {
        /** The problems if that is not legal, and then nothing was changed. */
        List<Problem> take(Dataset dataset);
    }
}
