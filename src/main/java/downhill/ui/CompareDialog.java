package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import downhill.experiment.Experiment;
import downhill.ui.Neighbour.Summary;
import java.util.List;
import java.util.stream.Stream;

/** The tray: what the run of the page and those beside it have come to, and a race of values. */
final class CompareDialog extends Dialog {
    private static final List<String> COLUMNS =
            List.of("run", "update", "train", "test", "greatest", "clipped", "broken");
    private static final double PERCENT = 100;

    private final Compare compare;
    private final Div tray = new Div();

    CompareDialog(Compare compare) {
        this.compare = compare;
        setHeaderTitle(Words.text("compare"));
        addClassName("dh-compare");
        H3 title = new H3(Words.text("race"));
        Paragraph why = new Paragraph(Words.text("race.why", Tray.MOST));
        tray.getElement().setAttribute("tabindex", "0"); // where it is narrow the table scrolls
        add(tray, title, why, new RaceFields(compare.experiment(), compare::race, this::close));
        Button close = new Button(Words.text("button.close"), event -> close());
        getFooter().add(close);
        fill();
    }

    private void fill() {
        NativeTable table = new NativeTable();
        table.setId("compare-table");
        table.setCaptionText(Words.text("compare.why"));
        NativeTableRow head = table.getHead().addRow();
        COLUMNS.forEach(column -> {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(Words.text("compare.column." + column));
            cell.getElement().setAttribute("scope", "col");
        });
        head.addDataCell(); // over what can be done with them
        row(table, new Span(Words.text("compare.now")), compare.experiment(), compare.now())
                .addDataCell();
        compare.all()
                .forEach(each -> row(table, name(each), each.experiment(), each.summary())
                        .addDataCell()
                        .add(tools(each)));
        tray.removeAll();
        tray.add(table);
    }

    private NativeTableRow row(NativeTable table, Component name, Experiment experiment, Summary summary) {
        NativeTableRow row = table.getBody().addRow();
        row.addDataCell().add(name);
        Stream.of(
                        Words.text("whole", summary.update()),
                        Numbers.reading(summary.train()),
                        Numbers.reading(summary.test()),
                        Numbers.reading(summary.greatest()),
                        experiment.training().treatment().isEmpty() || Double.isNaN(summary.clipped())
                                ? Words.text("compare.unclipped")
                                : Words.text("compare.clipped", Math.round(summary.clipped() * PERCENT)),
                        summary.brokenAt()
                                .map(at -> Words.text("compare.broken", at))
                                .orElse(Words.text("compare.finite")))
                .map(NativeTableCell::new)
                .forEach(row::add);
        return row;
    }

    private Component name(Neighbour neighbour) {
        Span swatch = new Span();
        swatch.addClassName("dh-swatch");
        swatch.getStyle().set("--c", "var(--dh-run-" + neighbour.slot() + ")");
        return new Span(swatch, new Span(compare.name(neighbour)));
    }

    private Component tools(Neighbour neighbour) {
        String name = compare.name(neighbour);
        Button open = new Button(Words.text("compare.open"), event -> {
            compare.open(neighbour);
            close();
        });
        open.setId("open-" + neighbour.key());
        open.setAriaLabel(Words.text("compare.open.what", name));
        open.setEnabled(neighbour.canBeOpened());
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> {
            compare.remove(neighbour);
            fill();
        });
        remove.setId("remove-" + neighbour.key());
        remove.setAriaLabel(Words.text("compare.remove.what", name));
        return new Div(open, remove);
    }
}
