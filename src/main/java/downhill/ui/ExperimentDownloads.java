package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.export.DataTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives out an experiment as JSON, and its data as a table. */
final class ExperimentDownloads {

    private ExperimentDownloads() {}

    static Component of(Experiment experiment) {
        Div links = new Div(link("experiment", experiment, ExperimentDownloads::json));
        links.addClassName("dh-take");
        if (experiment.trainsNetwork()) {
            Optional<Problem> refusal = DataTable.refusal(experiment.data());
            links.add(
                    refusal.isPresent()
                            ? new Paragraph(Words.problems(List.of(refusal.get())))
                            : link("data", experiment, ExperimentDownloads::data));
        }
        return links;
    }

    private static Anchor link(String key, Experiment experiment, Function<Experiment, Download> file) {
        Anchor anchor = new Anchor(
                DownloadHandler.fromInputStream(event -> file.apply(experiment).response()), Words.text("take." + key));
        anchor.setId("take-" + key);
        return anchor;
    }

    private static Download json(Experiment experiment) {
        return new Download("downhill.json", "application/json", ExperimentCodec.write(experiment));
    }

    private static Download data(Experiment experiment) {
        return new Download("downhill-data.csv", "text/csv;charset=utf-8", DataTable.csv(experiment.data()));
    }
}
