package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import downhill.data.Csv;
import java.util.List;

/** The first rows of a table. */
final class CsvPreview extends Div {
    private static final int ROWS = 5;

    CsvPreview(Csv csv) {
        addClassName("dh-own-preview");
        setId("own-preview");
        getElement().setAttribute("tabindex", "0"); // it scrolls
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", Words.text("own.table.preview", ROWS));
        NativeTable table = new NativeTable();
        NativeTableRow names = table.getHead().addRow();
        for (Csv.Column column : csv.columns()) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column.name());
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        for (List<String> cells : csv.head(ROWS)) {
            NativeTableRow row = table.getBody().addRow();
            for (int c = 0; c < cells.size(); c++) {
                NativeTableCell cell = new NativeTableCell(cells.get(c).isEmpty() ? "–" : cells.get(c));
                if (csv.columns().get(c).numeric()) {
                    cell.addClassName("dh-number");
                }
                row.add(cell);
            }
        }
        add(table);
    }
}
