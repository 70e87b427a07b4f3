package downhill.ui;

import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.train.Frame;
import downhill.train.Picture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the network answers; or where a point is on its surface. */
final class OutputPanel extends Panel implements FramePart {
    private final OutputMap map = new OutputMap(Words.labels("output-map"));
    private final Reading metric = new Reading("test-metric", Words.text("reading.accuracy"));
    private final OutputLook look = new OutputLook(map);
    private @Nullable Object drawn;
    private boolean regression;

    OutputPanel() {
        super("dh-output", "output");
        addTools(metric, look);
        add(map);
    }

    @Override
    void show(Experiment experiment) {
        Object next = switch (experiment.subject()) {
            case Network _ -> experiment.data();
            case OnSurface start -> start;
        };
        if (next.equals(drawn)) {
            return;
        }
        drawn = next;
        if (next instanceof OnSurface start) {
            title(Words.text("panel.output.surface"));
            metric.label(Words.text("reading.position"));
            map.setData(SurfaceData.of(start));
            look.offer(false, false, false);
        } else {
            title(Words.text("panel.output"));
            showData(experiment.data());
        }
    }

    private void showData(DataSpec data) {
        regression = data.dataset().task() == Task.REGRESSION;
        metric.label(Words.text(regression ? "reading.r2" : "reading.accuracy"));
        ObjectNode picture = OutputData.of(data);
        String kind = picture.get("kind").asString();
        boolean forecast = kind.equals("forecast");
        look.offer(!kind.equals("confusion"), kind.equals("plane") && !regression, forecast);
        map.setData(picture);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (frame.picture() instanceof Picture.Path path) {
            showPosition(path.places());
        } else {
            showMetric(frame.readings().testMetric());
        }
        map.show(frame, settings);
    }

    private void showPosition(double[] places) {
        String x = Numbers.reading(places[places.length - 2]);
        String y = Numbers.reading(places[places.length - 1]);
        metric.show(Words.text("surface.position", x, y), x + " " + y);
    }

    private void showMetric(double value) {
        String text = regression || !Double.isFinite(value)
                ? Numbers.reading(value)
                : Words.text("percent", Math.round(value * 1000) / 10.0);
        metric.show(value, text);
    }
}
