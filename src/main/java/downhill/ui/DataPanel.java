package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import downhill.choice.Problem;
import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.LossFit;
import java.util.List;

/** Which data the network learns from. */
final class DataPanel extends Panel {
    private final Changes changes;
    private final DataThumbnails thumbnails;
    private final Paragraph none = new Paragraph(Words.text("data.none"));
    private final Button own = new Button(Words.text("own.button"));
    private final More<DataMore> more;
    private Experiment shown = Cards.first();

    DataPanel(Changes changes) {
        super("dh-data", "data");
        this.changes = changes;
        thumbnails = new DataThumbnails(Thumbnails::all, Words.labels("data-thumbnails"));
        thumbnails.addValueListener(event -> choose(event.value()));
        own.setId("own-data");
        Clicks.on(own, () -> new OwnData(shown.data().dataset(), this::learn).open());
        more = new More<>(() -> new DataMore(changes), DataMore::show);
        none.addClassName("dh-none");
        addTools(own);
        add(none, thumbnails, more);
    }

    private void choose(String id) {
        ExperimentCodec.choice(Dataset.class, id)
                .ifPresent(dataset -> changes.replace(experiment -> on(experiment, dataset)));
    }

    private List<Problem> learn(Dataset dataset) {
        return changes.replace(experiment -> on(experiment, dataset));
    }

    /** Who had the usual loss of a task gets that of the next: a squared error fits classes too, yet misleads there. */
    private static Experiment on(Experiment experiment, Dataset dataset) {
        if (!experiment.trainsNetwork()) {
            return Cards.first().withDataset(dataset); // what suited a surface would not suit a network
        }
        Task before = experiment.data().dataset().task();
        Experiment next = experiment.withDataset(dataset);
        boolean usual = experiment
                .training()
                .loss()
                .id()
                .equals(LossFit.fitting(before).getFirst().id());
        return usual && before != dataset.task()
                ? next.withTraining(
                        next.training().withLoss(LossFit.fitting(dataset.task()).getFirst()))
                : next;
    }

    @Override
    void show(Experiment experiment) {
        DataSpec data = experiment.data();
        shown = experiment;
        boolean brought = experiment.trainsNetwork() && !data.dataset().offered();
        own.setText(brought ? Words.choice("dataset", data.dataset().id(), "") : Words.text("own.button"));
        own.getElement().setAttribute("aria-pressed", Boolean.toString(brought));
        none.setVisible(!experiment.trainsNetwork());
        more.setVisible(experiment.trainsNetwork());
        thumbnails.setValue(experiment.trainsNetwork() ? data.dataset().id() : "");
        more.show(experiment);
    }
}
