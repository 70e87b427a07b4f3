package downhill.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.nn.Precision;

/** What is seldom changed of how a network is trained: regularisation, precision, order, stop rules, seed. */
final class FurtherTraining extends Div {
    private final TextField l1;
    private final TextField l2;
    private final TextField seed;
    private final ChoiceField<Precision> precision;
    private final Checkbox shuffle;
    private final Checkbox stop;
    private final Div weights;
    private final ClassWeightFields classes;
    private final Div classPlace;
    private final Div precisionPlace;

    FurtherTraining(FieldChanges changes, Explanations formulas) {
        l1 = number(changes, "l1", "training.l1");
        l2 = number(changes, "l2", "training.l2");
        seed = number(changes, "seed", "seed");
        precision = new ChoiceField<>(
                "precision", Words.text("field.precision"), Precision.class, "training.precision", changes);
        shuffle = flag(changes, "shuffle", "training.shuffle");
        stop = flag(changes, "stop-when-diverged", "training.stop_when_diverged");
        weights = new Div(
                formulas.beside(
                        "l1",
                        l1,
                        TrainingFormulas.penalty("l1", "L + lambda sum |w|; g = g + lambda sign(w)", Training::l1)),
                formulas.beside(
                        "l2",
                        l2,
                        TrainingFormulas.penalty("l2", "L + lambda / 2 * sum w^2; g = g + lambda w", Training::l2)));
        weights.addClassName("dh-parameters");
        classes = new ClassWeightFields(changes);
        classPlace = formulas.beside("class-weights", classes, TrainingFormulas::classWeights);
        precisionPlace = formulas.beside("precision", precision, TrainingFormulas::precision);
        addClassName("dh-further");
        add(weights, classPlace, precisionPlace, shuffle, stop, seed);
    }

    private static TextField number(FieldChanges changes, String id, String path) {
        TextField field = Fields.number(changes, id, path);
        return field;
    }

    private static Checkbox flag(FieldChanges changes, String id, String path) {
        Checkbox box = new Checkbox(Words.text("field." + id));
        box.setId(id);
        Tips.on(box, Words.text("field." + id + ".why"));
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Fields.explain(box, changes.change(path, event.getValue().toString()));
            }
        });
        return box;
    }

    void show(Experiment experiment) {
        Training training = experiment.training();
        // A surface has neither weights to keep small nor rows to put in order, and computes in float64.
        weights.setVisible(experiment.trainsNetwork());
        precisionPlace.setVisible(experiment.trainsNetwork());
        shuffle.setVisible(experiment.trainsNetwork());
        classes.show(experiment);
        classPlace.setVisible(classes.isVisible());
        show(l1, Numbers.text(training.l1()));
        show(l2, Numbers.text(training.l2()));
        show(seed, Long.toString(experiment.seed()));
        precision.show(training.precision());
        shuffle.setValue(training.shuffle());
        stop.setValue(training.stopWhenDiverged());
    }

    private static void show(TextField field, String value) {
        field.setValue(value);
        field.setInvalid(false);
    }
}
