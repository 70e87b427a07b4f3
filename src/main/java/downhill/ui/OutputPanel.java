package downhill.ui;

import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import org.jspecify.annotations.Nullable;

/** What the network answers. */
final class OutputPanel extends Panel implements FramePart {
    private final OutputMap map = new OutputMap(Words.labels("output-map"));
    private final Reading accuracy = new Reading("test-metric", Words.text("reading.accuracy"));
    private @Nullable DataSpec drawn;
    private boolean regression;

    OutputPanel() {
        super("dh-output", "output");
        addTools(accuracy);
        add(map);
    }

    @Override
    void show(Experiment experiment) {
        if (experiment.data().equals(drawn)) {
            return;
        }
        drawn = experiment.data();
        regression = drawn.dataset().task() == Task.REGRESSION;
        accuracy.label(Words.text(regression ? "reading.r2" : "reading.accuracy"));
        map.setData(OutputData.of(drawn.prepare().flat(), regression));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        double metric = frame.readings().testMetric();
        String text = regression || !Double.isFinite(metric)
                ? Numbers.reading(metric)
                : Words.text("percent", Math.round(metric * 1000) / 10.0);
        accuracy.show(metric, text);
        map.show(frame, settings);
    }
}
