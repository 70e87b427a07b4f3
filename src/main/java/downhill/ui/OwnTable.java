package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import downhill.choice.Problem;
import downhill.data.Csv;
import downhill.data.CsvText;
import downhill.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A table out of a CSV file: dropped or chosen, looked at, its columns picked, and every problem said by line and column. */
final class OwnTable extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTable.class);

    private final Paragraph summary = new Paragraph();
    private final Div problems = new Div();
    private final Div picked = new Div();
    private final Button use = new Button(Words.text("own.table.use"));
    private @Nullable Csv table;

    OwnTable(Consumer<Dataset> taker) {
        addClassName("dh-own-table");
        summary.setId("own-summary");
        summary.getElement().setAttribute("role", "status");
        problems.setId("own-problems");
        problems.getElement().setAttribute("role", "alert");
        use.setId("own-table-use");
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.setEnabled(false);
        use.addClickListener(event -> {
            if (table != null) {
                taker.accept(table);
            }
        });
        summary.setText(Words.text("own.table.why", Csv.MAX_BYTES / 1_000_000));
        add(upload(), summary, problems, picked, use);
    }

    private Upload upload() {
        Upload upload = new Upload(this::read);
        upload.setId("own-upload");
        upload.setAcceptedFileExtensions(".csv", ".tsv", ".txt");
        upload.setMaxFileSize(Csv.MAX_BYTES);
        upload.setUploadButton(new Button(Words.text("own.table.choose")));
        upload.setDropLabel(new Span(Words.text("own.table.drop")));
        upload.addFileRejectedListener(
                event -> failed(List.of(Problem.of("", "own_file_refused", Csv.MAX_BYTES / 1_000_000))));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        return upload;
    }

    /** Without the page's lock: a file may be large. */
    private void read(UploadEvent event) throws IOException {
        byte[] bytes;
        try (InputStream in = event.getInputStream()) {
            bytes = in.readNBytes(Csv.MAX_BYTES + 1);
        }
        CsvText text = new CsvText(TextFile.decode(bytes));
        UI ui = event.getUI();
        try {
            Future<Void> _ = ui.access(() -> show(new Csv(text, List.of(), "", false, false)));
        } catch (UIDetachedException e) {
            LOG.debug("A page left before its file was read");
        }
    }

    private void show(Csv read) {
        picked.removeAll();
        if (read.columns().isEmpty()) {
            failed(read.problems());
            return;
        }
        picked.add(new CsvPreview(read), new CsvColumns(read, this::pick));
        pick(read);
    }

    private void pick(Csv chosen) {
        List<Problem> found = chosen.problems();
        if (!found.isEmpty()) {
            failed(found);
            return;
        }
        table = chosen;
        problems.removeAll();
        use.setEnabled(true);
        summary.setText(
                chosen.labels().classes().isEmpty()
                        ? Words.text(
                                "own.table.numbers",
                                chosen.available(),
                                chosen.rows(),
                                chosen.labels().inputs().size())
                        : Words.text(
                                "own.table.classes",
                                chosen.available(),
                                chosen.rows(),
                                chosen.labels().inputs().size(),
                                chosen.labels().classes().size()));
    }

    private void failed(List<Problem> found) {
        table = null;
        use.setEnabled(false);
        summary.setText("");
        problems.removeAll();
        found.forEach(problem -> problems.add(new Paragraph(said(problem))));
    }

    /** Of the file itself nobody has to hear that it is the text. */
    private static String said(Problem problem) {
        return problem.path().equals("text")
                ? Words.text("problem." + problem.code(), problem.args().toArray())
                : Words.problem(problem);
    }
}
