package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import downhill.share.Kept;
import downhill.store.Sha256;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows of what was found; of a long list the first ones, and more when asked for. */
final class MineList extends Div {
    private static final int STEP = 40;

    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final Map<Sha256, MineRow> rows = new LinkedHashMap<>();
    private final Function<Kept, Optional<String>> path;
    private final MineRow.Actions actions;
    private List<Kept> found = List.of();
    private int most = STEP;

    /** @param path of an entry's link; none if it is opened by the server */
    MineList(Function<Kept, Optional<String>> path, MineRow.Actions actions) {
        this.path = path;
        this.actions = actions;
        list.addClassName("dh-mine-list");
        list.setId("mine-list");
        more.setId("mine-more");
        more.addClickListener(event -> {
            MineRow last = rows.get(found.get(Math.min(most, found.size()) - 1).id());
            most += STEP;
            extend(Set.of());
            if (last != null) {
                last.focus();
            }
        });
        add(list, more);
    }

    /** Shows these, as many of them as were shown before. */
    void show(List<Kept> entries, Set<Sha256> marked) {
        found = List.copyOf(entries);
        rows.clear();
        list.removeAll();
        extend(marked);
    }

    /** Shows no more of the next ones than of a list that nobody has looked at. */
    void rewind() {
        most = STEP;
    }

    private void extend(Set<Sha256> marked) {
        Instant now = Instant.now();
        for (Kept kept : found.subList(rows.size(), Math.min(most, found.size()))) {
            MineRow row = new MineRow(kept, path.apply(kept), marked.contains(kept.id()), now, actions);
            rows.put(kept.id(), row);
            list.add(row);
        }
        int left = found.size() - rows.size();
        more.setVisible(left > 0);
        more.setText(Words.text("mine.more", Math.min(left, STEP), left));
    }

    /** Marks all that are shown, or none. */
    void mark(boolean marked) {
        rows.values().forEach(row -> row.mark(marked));
    }

    /** Puts the focus on an entry, if it is shown. */
    void focus(Sha256 id) {
        MineRow row = rows.get(id);
        if (row != null) {
            row.focus();
        }
    }
}
