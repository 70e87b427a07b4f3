package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import downhill.choice.Problem;
import downhill.data.Dataset;
import downhill.data.Placed;
import java.util.List;
import java.util.function.Consumer;

/** Points that somebody places by hand. */
final class OwnPoints extends Div {
    private final Paragraph trouble = new Paragraph();
    private final Button use = new Button(Words.text("own.points.use"));
    private Placed placed;

    /** @param current whose points are there at first, if it has some */
    OwnPoints(Dataset current, Consumer<Dataset> taker) {
        addClassName("dh-own-points");
        placed = current instanceof Placed before ? before : new Placed(List.of());
        PointBrush brush = new PointBrush(placed.values(), Placed.MAX_POINTS, Words.labels("point-brush"));
        brush.addPointsListener(event -> show(event.values()));
        trouble.setId("own-points-trouble");
        trouble.getElement().setAttribute("role", "status");
        use.setId("own-points-use");
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.addClickListener(event -> taker.accept(placed));
        add(new Paragraph(Words.text("own.points.why")), brush, trouble, use);
        judge();
    }

    private void show(List<Double> values) {
        boolean sane = values.size() <= 3 * Placed.MAX_POINTS && values.stream().allMatch(Double::isFinite);
        placed = new Placed(sane ? values : List.of());
        judge();
    }

    private void judge() {
        List<Problem> problems = placed.problems();
        use.setEnabled(problems.isEmpty());
        trouble.setText(problems.isEmpty() || placed.values().isEmpty() ? "" : Words.problem(problems.getFirst()));
    }
}
