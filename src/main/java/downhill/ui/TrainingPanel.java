package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.data.Batch;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.LossFit;
import downhill.experiment.Training;
import downhill.nn.Loss;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.train.Frame;
import downhill.ui.TrainingFormulas.Rate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the network is trained: optimizer, learning rate, decay, batch; behind "more", loss, clipping and stop. */
final class TrainingPanel extends Panel implements FramePart {
    private static final String NO_CLIPPING = "none";
    private static final String FULL = "full";
    private static final List<String> RATES =
            List.of("0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10");
    private static final List<String> SIZES = List.of("1", "4", "10", "16", "32", "64", FULL);

    private final FieldChanges changes;
    private final ChoiceField<Optimizer> optimizer;
    private final TextField learningRate = new TextField();
    private final ChoiceField<Schedule> schedule;
    private final Menu<String> batch = new Menu<>("batch-size", TrainingPanel::batchLabel);
    private final ParameterFields batchFields;
    private final ChoiceField<Loss> loss;
    private final Menu<String> clipping = new Menu<>("clipping", id -> Words.choice("treatment", id, ""));
    private final ParameterFields clippingFields;
    private final TextField epochs = new TextField();
    private final ScheduleCurve curve = new ScheduleCurve();
    private final Explanations formulas;
    private final Div batchPlace;
    private final FurtherTraining further;
    private final Div lossPlace;

    TrainingPanel(FieldChanges changes, Explanations formulas) {
        super("dh-training", "training");
        this.changes = changes;
        this.formulas = formulas;
        optimizer = choice("optimizer", Optimizer.class, "training.optimizer");
        schedule = choice("schedule", Schedule.class, "training.schedule");
        loss = choice("loss-function", Loss.class, "training.loss");
        batchFields = new ParameterFields("training.batch", changes);
        clippingFields = new ParameterFields("training.treatment[0]", changes);
        clippingFields.prefix("treatment-"); // their names are also those of other fields
        buildLearningRate();
        buildBatch();
        buildClipping();
        buildEpochs();
        further = new FurtherTraining(changes, formulas);
        lossPlace = explained("loss-function", loss, "loss", Training::loss);
        batchPlace = formulas.beside("batch-size", batch, TrainingFormulas::batch);
        Div clippingPlace = formulas.beside(
                "clipping",
                clipping,
                TrainingFormulas.choice(
                        "treatment", training -> training.treatment().stream().findFirst(), Rate.NONE, true));
        Details more = new Details(
                Words.text("more"), new Div(batchFields, clippingPlace, clippingFields, lossPlace, epochs, further));
        more.addClassName("dh-more");
        add(
                explained("optimizer", optimizer, "optimizer", Training::optimizer),
                formulas.beside("learning-rate", learningRate, TrainingFormulas::learningRate),
                batchPlace,
                explained("schedule", schedule, "schedule", Training::schedule),
                curve,
                more,
                formulas.card());
    }

    private Div explained(String id, Component control, String family, Function<Training, Choice> choice) {
        Rate rate = switch (family) {
            case "optimizer" -> Rate.NOW;
            case "schedule" -> Rate.CHOSEN;
            default -> Rate.NONE;
        };
        return formulas.beside(
                id,
                control,
                TrainingFormulas.choice(
                        family, training -> Optional.of(choice.apply(training)), rate, !family.equals("loss")));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        curve.show(frame, settings);
        formulas.show(frame, settings);
    }

    private <T extends Choice> ChoiceField<T> choice(String id, Class<T> family, String path) {
        return new ChoiceField<>(id, Words.text("field." + id), family, path, changes);
    }

    private void buildLearningRate() {
        learningRate.setId("learning-rate");
        learningRate.setLabel(Words.text("field.learning-rate"));
        learningRate.setTooltipText(Words.text("field.learning-rate.why"));
        Suggestions.offer(learningRate, RATES);
        learningRate.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Fields.explain(learningRate, numeric("training.learning_rate", event.getValue()));
            }
        });
    }

    private List<Problem> numeric(String path, String typed) {
        String json = typed.trim();
        return Fields.isNumeric(json) ? changes.change(path, json) : List.of(Problem.of(path, "not_numeric"));
    }

    private void buildBatch() {
        batch.setLabel(Words.text("field.batch-size"));
        batch.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                Fields.explain(batch, changes.change("training.batch", batchJson(event.getValue())));
            }
        });
    }

    private static String batchReason(String size) {
        return switch (size) {
            case "1" -> "batch.one.why";
            case FULL -> "batch.full.why";
            default -> "batch.some.why";
        };
    }

    private static String batchJson(String size) {
        return size.equals(FULL)
                ? ExperimentCodec.quote(new FullBatch().id())
                : "{\"id\":" + ExperimentCodec.quote(new MiniBatch(1).id()) + ",\"size\":" + size + "}";
    }

    private static String batchLabel(String size) {
        return switch (size) {
            case "1" -> Words.text("batch.one");
            case FULL -> Words.text("batch.full");
            default -> size;
        };
    }

    private void buildClipping() {
        clipping.setLabel(Words.text("field.clipping"));
        clipping.setTooltipText(Words.text("field.clipping.why"));
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
        epochs.setTooltipText(Words.text("field.stop-after.why"));
        epochs.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                String typed = event.getValue().isBlank() ? "0" : event.getValue();
                Fields.explain(epochs, numeric("training.epochs", typed));
            }
        });
    }

    @Override
    void show(Experiment experiment) {
        Training training = experiment.training();
        // A surface has neither examples nor errors: its height is the loss.
        batchPlace.setVisible(experiment.trainsNetwork());
        batchFields.setVisible(experiment.trainsNetwork());
        lossPlace.setVisible(experiment.trainsNetwork());
        further.show(experiment);
        curve.show(experiment);
        formulas.show(experiment);
        optimizer.show(training.optimizer());
        learningRate.setValue(Numbers.text(training.learningRate()));
        learningRate.setInvalid(false);
        schedule.show(training.schedule());
        showBatch(training.batch());
        loss.offer(LossFit.fitting(experiment.data().dataset().task()).stream()
                .map(Loss::id)
                .toList());
        loss.show(training.loss());
        showClipping(training.treatment());
        epochs.setValue(training.epochs() == 0 ? "" : Integer.toString(training.epochs()));
        epochs.setInvalid(false);
    }

    private void showBatch(Batch chosen) {
        String size = size(chosen);
        batch.offer(
                SIZES.contains(size)
                        ? SIZES
                        : Stream.concat(Stream.of(size), SIZES.stream()).toList());
        batch.setValue(size);
        batch.setTooltipText(Words.text(batchReason(size)));
        batch.setInvalid(false);
        batchFields.show(chosen);
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

    private static String size(Batch batch) {
        return switch (batch) {
            case FullBatch() -> FULL;
            case MiniBatch(int size) -> Integer.toString(size);
        };
    }
}
