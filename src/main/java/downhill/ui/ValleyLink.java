package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import downhill.run.RunId;
import java.util.Optional;
import java.util.function.Supplier;

/** Leads from a run to its valley. */
final class ValleyLink extends Button {

    /** @param run what the page watches now */
    ValleyLink(Supplier<Optional<RunId>> run) {
        super(VaadinIcon.SPLINE_AREA_CHART.create());
        setId("see-valley");
        setAriaLabel(Words.text("valley.see"));
        Tips.on(this, Words.text("valley.see.why"));
        Clicks.on(
                this,
                () -> run.get()
                        .ifPresent(
                                id -> UI.getCurrent().navigate("surfaces/run", QueryParameters.of("run", id.value()))));
    }
}
