package downhill.ui;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import downhill.experiment.Experiment;
import downhill.run.Command;
import downhill.run.Reply;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the last update did to one weight: the run follows the one that is chosen here or in the network's picture. */
final class UpdateLens extends Div implements Lens {
    private final Focus focus;
    private final Following following;
    private final Menu<Integer> layers;
    private final IntegerField row = field("row");
    private final IntegerField column = field("column");
    private final WeightAnatomy anatomy = new WeightAnatomy();
    private final Button check = new Button(Words.text("button.weight-check"), event -> check());
    private final Paragraph found = new Paragraph();
    private Matrices matrices;
    private boolean showing;

    /**
     * For the network of an experiment.
     *
     * @param focus whose weight is followed
     */
    UpdateLens(Focus focus, Following following, Experiment experiment) {
        this.focus = focus;
        this.following = following;
        matrices = Matrices.of(experiment);
        layers = new Menu<>("weight-layer", matrix -> matrices.all().get(matrix).title());
        layers.setAriaLabel(Words.text("field.weight-layer"));
        layers.addValueChangeListener(this::choose);
        row.addValueChangeListener(this::choose);
        column.addValueChangeListener(this::choose);
        check.setId("weight-check");
        found.setId("weight-found");
        found.getElement().setAttribute("role", "status");
        Div fields = new Div(layers, row, column);
        fields.addClassName("dh-weight");
        addClassNames("dh-lens", "dh-update");
        add(fields, anatomy, new Div(check, found));
    }

    private static IntegerField field(String name) {
        IntegerField field = new IntegerField();
        field.setId("weight-" + name);
        field.setPrefixComponent(new Span(Words.text("weight." + name)));
        field.setAriaLabel(Words.text("field.weight-" + name));
        field.setMin(1);
        field.setStepButtonsVisible(true);
        return field;
    }

    private void choose(ComponentValueChangeEvent<?, ?> event) {
        Integer matrix = layers.getValue();
        Integer unit = row.getValue();
        Integer from = column.getValue();
        if (event.isFromClient() && !showing && matrix != null && unit != null && from != null) {
            focus.weight(matrix, unit - 1, from - 1);
            follow();
        }
    }

    private void follow() {
        int place = focus.matrix(matrices);
        Matrices.Matrix matrix = matrices.all().get(place);
        WeightAddress weight = matrix.weight(focus.row(), focus.column());
        focus.weight(place, weight.row(), weight.column());
        showing = true;
        layers.setValue(place);
        row.setMax(matrix.tensor().rows());
        column.setMax(matrix.tensor().columns());
        row.setValue(weight.row() + 1);
        column.setValue(weight.column() + 1);
        column.setVisible(!matrix.biases());
        showing = false;
        found.setText("");
        anatomy.of(weight);
        following.of(matrix, weight, this::answered);
    }

    private void check() {
        following.specimen().ask().accept(new Command.Check(), this::answered);
    }

    private void answered(Reply reply) {
        switch (reply) {
            case Reply.Checked checked -> say(GradientCheckText.of(checked.check()));
            case Reply.Refused(var problems) -> say(Words.problems(problems));
            case Reply.Foreign() -> say(Words.text("weight.foreign"));
            case Reply.Done _, Reply.Queued _, Reply.Recalled _, Reply.Weighed _, Reply.Unknown _ -> {
                // It is followed, or will be once there is a run.
            }
        }
    }

    private void say(String text) {
        found.setText(text);
        found.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    @Override
    public Set<Measurement> needs() {
        return Following.NEEDS;
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment experiment) {
        matrices = Matrices.of(experiment);
        List<Integer> places = IntStream.range(0, matrices.all().size()).boxed().toList();
        layers.offer(places);
        anatomy.optimizer(experiment.training().optimizer());
        follow();
    }

    @Override
    public void leave() {
        following.clear();
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        anatomy.show(frame, settings);
        following.show(frame, settings);
    }
}
