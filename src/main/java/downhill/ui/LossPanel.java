package downhill.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.ui.ViewSettings.TimeUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Losses over time, and as numbers. */
final class LossPanel extends Panel implements FramePart {
    private final LossChart chart = new LossChart(Words.labels("loss-chart"));
    private final Reading train = new Reading("train-loss", Words.text("reading.train-loss"));
    private final Reading test = new Reading("test-loss", Words.text("reading.test-loss"));
    private final Reading rate = new Reading("learning-rate-now", Words.text("reading.learning-rate"));
    private final Menu<TimeUnit> unit = new Menu<>("x-axis", item -> Words.text("unit." + item.id()));
    private final Checkbox log = new Checkbox(Words.text("field.log-loss"));
    private boolean surface;

    /** @param look changes how this page looks at its run */
    LossPanel(Consumer<UnaryOperator<ViewSettings>> look) {
        super("dh-loss", "loss");
        unit.offer(List.of(TimeUnit.values()));
        unit.setValue(TimeUnit.EXAMPLES);
        unit.setAriaLabel(Words.text("field.x-axis"));
        unit.addValueChangeListener(event -> look.accept(settings -> settings.withUnit(event.getValue())));
        log.setId("log-loss");
        log.addValueChangeListener(event -> look.accept(settings -> settings.withLogLoss(event.getValue())));
        addTools(train, test, rate, log, unit);
        chart.addChoiceListener(curves -> look.accept(settings -> settings.withCurves(curves)));
        add(chart);
    }

    LossChart chart() {
        return chart;
    }

    @Override
    void show(Experiment experiment) {
        if (surface == experiment.trainsNetwork()) {
            surface = !experiment.trainsNetwork();
            test.setVisible(!surface);
            train.label(Words.text(surface ? "reading.height" : "reading.train-loss"));
            chart.onSurface(surface);
            // A surface has no examples, and its heights fall through many powers of ten.
            log.setValue(surface);
            unit.setVisible(!surface);
            unit.setValue(surface ? TimeUnit.UPDATES : TimeUnit.EXAMPLES);
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        train.show(
                frame.readings().trainLoss(), Numbers.reading(frame.readings().trainLoss()));
        test.show(frame.readings().testLoss(), Numbers.reading(frame.readings().testLoss()));
        rate.show(
                frame.progress().learningRate(),
                Numbers.reading(frame.progress().learningRate()));
        chart.show(frame, settings);
    }
}
