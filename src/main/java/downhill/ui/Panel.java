package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import downhill.experiment.Experiment;

/** A titled part of the page. */
abstract sealed class Panel extends Section
        permits DataPanel,
                NetworkPanel,
                TrainingPanel,
                OutputPanel,
                LossPanel,
                TimelinePanel,
                MapsPanel,
                WeightSpacePanel,
                Microscope {
    private final H2 title = new H2();
    private final Div tools = new Div();

    Panel(String className, String key) {
        addClassNames("dh-panel", className);
        title(Words.text("panel." + key));
        title.addClassName("dh-panel-title");
        tools.addClassName("dh-panel-tools");
        Div head = new Div(title, tools);
        head.addClassName("dh-panel-head");
        add(head);
    }

    /** Changes the title. */
    final void title(String text) {
        title.setText(text);
    }

    /** Puts something beside the title. */
    void addTools(Component... components) {
        tools.add(components);
    }

    /** Shows an experiment that was opened or changed. */
    abstract void show(Experiment experiment);
}
