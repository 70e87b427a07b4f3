package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Choice;
import downhill.data.Batch;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Training;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.train.Frame;
import downhill.ui.TrainingFormulas.Rate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the network is trained: optimizer, learning rate, decay, batch; the rest is behind "more". */
final class TrainingPanel extends Panel implements FramePart {
    private static final String FULL = "full";
    private static final List<String> RATES =
            List.of("0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10");
    private static final List<String> SIZES = List.of("1", "4", "10", "16", "32", "64", FULL);

    private final FieldChanges changes;
    private final ChoiceField<Optimizer> optimizer;
    private final TextField learningRate = new TextField();
    private final ChoiceField<Schedule> schedule;
    private final Menu<String> batch = new Menu<>("batch-size", TrainingPanel::batchLabel);
    private final ScheduleCurve curve = new ScheduleCurve();
    private final Explanations formulas;
    private final Div batchPlace;
    private final More<TrainingMore> more;

    TrainingPanel(FieldChanges changes, Explanations formulas) {
        super("dh-training", "training");
        this.changes = changes;
        this.formulas = formulas;
        optimizer = choice("optimizer", Optimizer.class, "training.optimizer");
        schedule = choice("schedule", Schedule.class, "training.schedule");
        buildLearningRate();
        buildBatch();
        batchPlace = formulas.beside("batch-size", batch, TrainingFormulas::batch);
        more = new More<>(() -> new TrainingMore(changes, formulas), TrainingMore::show);
        add(
                explained("optimizer", optimizer, Rate.NOW, Training::optimizer),
                formulas.beside("learning-rate", learningRate, TrainingFormulas::learningRate),
                batchPlace,
                explained("schedule", schedule, Rate.CHOSEN, Training::schedule),
                curve,
                more,
                formulas.card());
    }

    private Div explained(String id, Component control, Rate rate, Function<Training, Choice> choice) {
        return formulas.beside(
                id, control, TrainingFormulas.choice(id, training -> Optional.of(choice.apply(training)), rate, true));
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
        Tips.on(learningRate, Words.text("field.learning-rate.why"));
        Suggestions.offer(learningRate, RATES);
        learningRate.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Fields.explain(learningRate, Fields.numeric(changes, "training.learning_rate", event.getValue()));
            }
        });
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

    @Override
    void show(Experiment experiment) {
        Training training = experiment.training();
        // A surface has neither examples nor errors: its height is the loss.
        batchPlace.setVisible(experiment.trainsNetwork());
        curve.show(experiment);
        formulas.show(experiment);
        optimizer.show(training.optimizer());
        learningRate.setValue(Numbers.text(training.learningRate()));
        learningRate.setInvalid(false);
        schedule.show(training.schedule());
        showBatch(training.batch());
        more.show(experiment);
    }

    private void showBatch(Batch chosen) {
        String size = size(chosen);
        batch.offer(
                SIZES.contains(size)
                        ? SIZES
                        : Stream.concat(Stream.of(size), SIZES.stream()).toList());
        batch.setValue(size);
        Tips.on(batch, Words.text(batchReason(size)));
        batch.setInvalid(false);
    }

    private static String size(Batch batch) {
        return switch (batch) {
            case FullBatch() -> FULL;
            case MiniBatch(int size) -> Integer.toString(size);
        };
    }
}
