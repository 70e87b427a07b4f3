package downhill.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.data.DataSpec;
import downhill.experiment.Experiment;

/** What is seldom changed of the data: their parameters, how many rows, how the inputs are prepared. */
final class DataMore extends Div {
    private final Checkbox standardize = new Checkbox();
    private final ParameterFields parameters;
    private final DerivedInputs derived;
    private final TextField train;
    private final TextField test;

    DataMore(Changes changes) {
        parameters = new ParameterFields("data.dataset", changes);
        train = Fields.number(changes, "train-rows", "data.train");
        test = Fields.number(changes, "test-rows", "data.test");
        standardize.setId("standardize");
        standardize.setLabel(Words.text("field.standardize"));
        Tips.on(standardize, Words.text("field.standardize.why"));
        standardize.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changes.change("data.standardize", event.getValue().toString());
            }
        });
        Div rows = new Div(train, test);
        rows.addClassName("dh-parameters");
        derived = new DerivedInputs(changes);
        add(parameters, rows, standardize, derived);
    }

    void show(Experiment experiment) {
        DataSpec data = experiment.data();
        derived.show(data);
        parameters.show(data.dataset());
        train.setValue(Integer.toString(data.train()));
        test.setValue(Integer.toString(data.test()));
        train.setInvalid(false);
        test.setInvalid(false);
        standardize.setValue(data.standardize());
    }
}
