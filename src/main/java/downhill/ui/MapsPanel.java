package downhill.ui;

import com.vaadin.flow.component.button.Button;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.Set;

/** The gradient of every single weight. */
final class MapsPanel extends Panel implements FramePart {
    /** The parts of a frame that it shows. */
    static final Set<Measurement> NEEDS = Set.of(Measurement.GRADIENTS);

    private final GradientMaps maps = new GradientMaps(Words.labels("gradient-maps"));

    /** @param open opens the microscope in its place */
    MapsPanel(Runnable open) {
        super("dh-maps", "maps");
        addTools(opener("microscope", open));
        add(maps);
    }

    /** A button that opens the microscope. */
    static Button opener(String id, Runnable open) {
        Button button = Clicks.on(new Button(Words.text("button.microscope")), open);
        button.setId(id);
        return button;
    }

    @Override
    void show(Experiment experiment) {
        maps.setNames(LayerNames.of(experiment));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        maps.show(frame, settings);
    }
}
