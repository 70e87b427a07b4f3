package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadEvent;
import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.share.ExperimentFiles;
import downhill.share.Imported;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of somebody's experiments as one file, out and in. Files are written and read without the page's lock. */
final class MineTransfer extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(MineTransfer.class);
    private static final String NAME = "downhill-experiments.json";
    private static final String TYPE = "application/json";

    private final ExperimentFiles files;
    private final Owner owner;
    private final Outcome outcome;
    private final Anchor export;

    MineTransfer(ExperimentFiles files, Owner owner, long most, Outcome outcome) {
        this.files = files;
        this.owner = owner;
        this.outcome = outcome;
        addClassName("dh-mine-transfer");
        export = new Anchor(this::write, Words.text("mine.export"));
        export.setId("mine-export");
        export.addClassName("dh-mine-button");
        Upload upload = new Upload(this::read);
        upload.setId("mine-import");
        upload.setDropAllowed(false);
        upload.setAcceptedFileExtensions(".json");
        upload.setMaxFileSize((int) Math.min(Integer.MAX_VALUE, most));
        upload.setUploadButton(new Button(Words.text("mine.import")));
        upload.addFileRejectedListener(event -> outcome.failed(List.of(Problem.of("", "keep_file_refused", most))));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        add(export, upload);
    }

    /** Offers the file only where it would hold something. */
    void offer(boolean something) {
        export.setVisible(something);
    }

    private void write(DownloadEvent event) {
        event.setFileName(NAME);
        event.setContentType(TYPE);
        files.write(owner, event.getOutputStream());
    }

    private void read(UploadEvent event) throws IOException {
        try (InputStream in = event.getInputStream()) {
            Imported imported = files.read(owner, in);
            tell(event.getUI(), () -> outcome.done(imported));
        } catch (InvalidExperiment e) {
            tell(event.getUI(), () -> outcome.failed(e.problems()));
        }
    }

    private static void tell(UI ui, Command word) {
        try {
            Future<Void> _ = ui.access(word);
        } catch (UIDetachedException e) {
            LOG.debug("A page left before its file was read");
        }
    }

    /** Hears what became of a file; called under the page's lock. */
    interface Outcome {
        void done(Imported imported);

        void failed(List<Problem> problems);
    }
}
