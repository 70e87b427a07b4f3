package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.History;
import java.util.function.Supplier;

/** The browser's address bar: it shows where the page is, and the way back leads through the experiments that were opened. */
final class AddressBar {
    private String shown = "";
    private boolean opening;

    /** The browser has gone to this path, with its query. */
    void reached(String path) {
        shown = path;
    }

    /** Whatever is shown meanwhile is another experiment: the way back leads to the one before. */
    <T> T opening(Supplier<T> change) {
        opening = true;
        try {
            return change.get();
        } finally {
            opening = false;
        }
    }

    /** Shows where the page goes now: the way back leads to where it was. */
    void open(UI ui, Address address) {
        opening(() -> {
            show(ui, address);
            return address;
        });
    }

    // What is there already is left alone: the browser may be on its way back to it.
    void show(UI ui, Address address) {
        String path = address.whole();
        if (path.equals(shown)) {
            return;
        }
        shown = path;
        History history = ui.getPage().getHistory();
        if (opening) {
            history.pushState(null, path);
        } else {
            history.replaceState(null, path);
        }
    }
}
