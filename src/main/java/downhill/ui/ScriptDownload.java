package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.export.PytorchScript;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Gives out an experiment as a script for PyTorch, or says why there is none. */
final class ScriptDownload {
    private static final String NAME = "downhill.py";

    /** Of a run that goes on until somebody pauses. */
    private static final int USUAL_EPOCHS = 100;

    private ScriptDownload() {}

    static Component of(Experiment experiment) {
        Optional<Problem> refusal = PytorchScript.refusal(experiment);
        if (refusal.isPresent()) {
            Paragraph reason = new Paragraph(Words.problems(List.of(refusal.get())));
            reason.setId("share-script");
            return reason;
        }
        Anchor anchor =
                new Anchor(DownloadHandler.fromInputStream(event -> response(experiment)), Words.text("share.script"));
        anchor.setId("share-script");
        return anchor;
    }

    private static DownloadResponse response(Experiment experiment) {
        int chosen = experiment.training().epochs();
        byte[] script =
                PytorchScript.of(experiment, chosen > 0 ? chosen : USUAL_EPOCHS).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(new ByteArrayInputStream(script), NAME, "text/x-python", script.length);
    }
}
