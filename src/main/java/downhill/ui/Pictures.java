package downhill.ui;

import downhill.experiment.Experiment;
import downhill.export.HeatPicture;
import downhill.export.Ink;
import downhill.export.LossPicture;
import downhill.export.Scene;
import downhill.export.Series;
import downhill.run.SeriesGathering.Gathered;
import downhill.train.LayerMeasure;
import downhill.train.Row;
import downhill.ui.ViewSettings.TimeUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How a page looks at its run, with all words of its language, so that pictures can be drawn on any thread.
 *
 * @param relative whether the heat map divides by the last layer
 * @param unit of the time axis, as it is written below it
 */
record Pictures(
        boolean network,
        boolean relative,
        ViewSettings settings,
        Ink ink,
        String unit,
        LossPicture.Words lossWords,
        HeatPicture.Words heatWords) {
    private static final String UPDATE = "{update}";
    private static final String TRAIN = "{train}";
    private static final String TEST = "{test}";

    /** As it is now; under the page's lock. */
    static Pictures of(Experiment experiment, ViewSettings settings, boolean dark) {
        boolean network = experiment.trainsNetwork();
        String loss = Words.text(network ? "panel.loss" : "reading.height");
        LossPicture.Words words = new LossPicture.Words(
                loss,
                Words.text(network ? "take.loss-desc" : "take.height-desc", UPDATE, TRAIN, TEST),
                loss,
                network ? Words.text("element.loss-chart.train") : loss,
                network ? Words.text("element.loss-chart.test") : "",
                Words.text("element.loss-chart.chance"));
        return new Pictures(
                network,
                settings.relative() && TimelinePanel.comparable(experiment, settings.measure()),
                settings,
                dark ? Ink.DARK : Ink.LIGHT,
                Words.text("unit." + settings.unit().id()),
                words,
                heat(experiment, settings));
    }

    private static HeatPicture.Words heat(Experiment experiment, ViewSettings settings) {
        LayerMeasure measure = settings.measure();
        boolean relative = settings.relative() && TimelinePanel.comparable(experiment, measure);
        String title = Words.text("measure." + measure.name().toLowerCase(Locale.ROOT));
        List<String> layers = LayerNames.of(experiment);
        return new HeatPicture.Words(
                title,
                Words.text(relative ? "take.relative-desc" : "take.timeline-desc", title, layers.size()),
                layers,
                Words.text("element.gradient-timeline.zero"),
                Words.text("element.gradient-timeline.below"),
                Words.text("element.gradient-timeline.above"),
                Words.text("element.gradient-timeline.nonFinite"));
    }

    /** Draws the loss chart. */
    Function<Gathered, Scene> loss() {
        return gathered -> LossPicture.of(
                series(gathered),
                settings.logLoss(),
                network ? gathered.chance() : Double.NaN,
                ink,
                lossWords.describing(described(gathered.rows().getLast())));
    }

    private String described(Row last) {
        return lossWords
                .description()
                .replace(UPDATE, Long.toString(last.update()))
                .replace(TRAIN, Numbers.reading(last.train()))
                .replace(TEST, Numbers.reading(last.test()));
    }

    /** Draws the heat map. */
    Function<Gathered, Scene> timeline() {
        return gathered -> HeatPicture.of(series(gathered), settings.measure(), relative, ink, heatWords);
    }

    private Series series(Gathered gathered) {
        TimeUnit shown = settings.unit();
        if (shown == TimeUnit.CPU && !gathered.cpuSeconds().isEmpty()) {
            return new Series(gathered.rows(), gathered.cpuSeconds(), unit);
        }
        List<Double> times =
                gathered.rows().stream().map(row -> time(row, shown)).toList();
        return new Series(gathered.rows(), times, unit);
    }

    private static double time(Row row, TimeUnit unit) {
        return switch (unit) {
            case EXAMPLES -> row.examples();
            case EPOCHS -> row.epoch();
            case UPDATES -> row.update();
            case CPU -> 0;
        };
    }
}
