package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import downhill.experiment.Experiment;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands folded behind "More": made when somebody first opens it, for on most pages nobody does. */
final class More<T extends Component> extends Details {
    private final Supplier<T> make;
    private final BiConsumer<T, Experiment> show;
    private @Nullable T content;
    private @Nullable Experiment shown;

    /** @param show has the content show an experiment */
    More(Supplier<T> make, BiConsumer<T, Experiment> show) {
        this.make = make;
        this.show = show;
        setSummaryText(Words.text("more"));
        addClassName("dh-more");
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                content();
            }
        });
    }

    /** What it holds, from now on. */
    T content() {
        T made = content;
        if (made == null) {
            made = make.get();
            content = made;
            add(made);
            if (shown != null) {
                show.accept(made, shown);
            }
        }
        return made;
    }

    /** Shows an experiment, now or when it is opened. */
    void show(Experiment experiment) {
        shown = experiment;
        if (content != null) {
            show.accept(content, experiment);
        }
    }
}
