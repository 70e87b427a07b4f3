package downhill.ui;

import downhill.experiment.Experiment;
import downhill.train.Frame;

/** The gradient of every single weight. */
final class MapsPanel extends Panel implements FramePart {
    private final GradientMaps maps = new GradientMaps(Words.labels("gradient-maps"));

    MapsPanel() {
        super("dh-maps", "maps");
        add(maps);
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
