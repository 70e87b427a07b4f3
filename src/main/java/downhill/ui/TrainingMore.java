package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.LossFit;
import downhill.experiment.Training;
import downhill.nn.Loss;
import downhill.optim.Treatment;
import downhill.ui.TrainingFormulas.Rate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is less often changed of how a network is trained: parameters of the batch, clipping, loss, stop, and the rest. */
final class TrainingMore extends Div {
    private static final String NO_CLIPPING = "none";

    private final FieldChanges changes;
    private final ParameterFields batchFields;
    private final ChoiceField<Loss> loss;
    private final Menu<String> clipping = new Menu<>("clipping", id -> Words.choice("treatment", id, ""));
    private final ParameterFields clippingFields;
    private final TextField epochs = new TextField();
    private final FurtherTraining further;
    private final Div lossPlace;

    TrainingMore(FieldChanges changes, Explanations formulas) {
        this.changes = changes;
        loss = new ChoiceField<>(
                "loss-function", Words.text("field.loss-function"), Loss.class, "training.loss", changes);
        batchFields = new ParameterFields("training.batch", changes);
        clippingFields = new ParameterFields("training.treatment[0]", changes);
        clippingFields.prefix("treatment-"); // their names are also those of other fields
        buildClipping();
        buildEpochs();
        further = new FurtherTraining(changes, formulas);
        lossPlace = formulas.beside("loss-function", loss, TrainingFormulas::loss);
        Div clippingPlace = formulas.beside(
                "clipping",
                clipping,
                TrainingFormulas.choice(
                        "treatment", training -> training.treatment().stream().findFirst(), Rate.NONE, true));
        add(batchFields, clippingPlace, clippingFields, lossPlace, epochs, further);
    }

    private void buildClipping() {
        clipping.setLabel(Words.text("field.clipping"));
        Tips.on(clipping, Words.text("field.clipping.why"));
        List<String> ids = Catalogue.of(Treatment.class).ids();
        Familiar.offer(
                clipping,
                Treatment.class,
                Stream.concat(Stream.of(NO_CLIPPING), ids.stream()).toList());
        clipping.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                String id = event.getValue();
                String json = id.equals(NO_CLIPPING) ? "[]" : "[" + ExperimentCodec.quote(id) + "]";
                Fields.explain(clipping, changes.change("training.treatment", json));
            }
        });
    }

    private void buildEpochs() {
        epochs.setId("stop-after");
        epochs.setLabel(Words.text("field.stop-after"));
        Tips.on(epochs, Words.text("field.stop-after.why"));
        epochs.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                String typed = event.getValue().isBlank() ? "0" : event.getValue();
                Fields.explain(epochs, Fields.numeric(changes, "training.epochs", typed));
            }
        });
    }

    void show(Experiment experiment) {
        Training training = experiment.training();
        // A surface has neither examples nor errors: its height is the loss.
        batchFields.setVisible(experiment.trainsNetwork());
        lossPlace.setVisible(experiment.trainsNetwork());
        further.show(experiment);
        batchFields.show(training.batch());
        loss.offer(LossFit.fitting(experiment.data().dataset().task()).stream()
                .map(Loss::id)
                .toList());
        loss.show(training.loss());
        showClipping(training.treatment());
        epochs.setValue(training.epochs() == 0 ? "" : Integer.toString(training.epochs()));
        epochs.setInvalid(false);
    }

    private void showClipping(List<Treatment> treatment) {
        clipping.setValue(
                treatment.isEmpty() ? NO_CLIPPING : treatment.getFirst().id());
        clipping.setInvalid(false);
        if (treatment.isEmpty()) {
            clippingFields.clear();
        } else {
            clippingFields.show(treatment.getFirst());
        }
        // Only the first can be changed here; that there are more must be seen all the same.
        String others = treatment.stream()
                .skip(1)
                .map(each -> Words.choice("treatment", each.id(), ""))
                .collect(Collectors.joining(", "));
        clipping.setHelperText(others.isEmpty() ? null : Words.text("clipping.then", others));
    }
}
