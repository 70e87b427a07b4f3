package downhill.experiment;

import downhill.data.Csv;
import downhill.nn.Layer;

/** How much of a machine an experiment asks for, from its numbers alone. */
public final class Footprint {
    /** Numbers that a unit of a recurrent cell holds for a row and moment, and any other for a row. */
    private static final long OF_A_CELL = 10;

    private static final long OF_A_UNIT = 6;

    /** Vectors as long as the parameters: gradients, values, what an update began with, what looks at them. */
    private static final long VECTORS = 20;

    /** Rows that are measured at a time, by three who measure. */
    private static final long MEASURED = 3 * 256;

    /** Numbers that who measures holds at most. */
    private static final long ROOM = 20_000_000;

    /** Numbers of a full history, and of each layer in it. */
    private static final long HISTORY = 40_000;

    private static final long HISTORY_OF_A_LAYER = 14_000;

    private Footprint() {}

    /** Parameters of its network; 2 on a surface. */
    public static long parameters(Experiment experiment) {
        if (!(experiment.subject() instanceof Network network)) {
            return 2;
        }
        long width = network.recurrent()
                ? experiment.data().features()
                : experiment.data().inputs();
        long parameters = 0;
        for (Layer layer : network.layers()) {
            parameters += layer.parameters(width);
            width = layer.units();
        }
        return parameters + (width + 1) * experiment.data().outputs();
    }

    /** Numbers, about, that a row of a batch makes its network hold on its way forward and back. */
    static long numbersOfARow(Experiment experiment) {
        long steps = experiment.network().recurrent() ? experiment.data().steps() : 1;
        long numbers = 2L * experiment.data().inputs();
        for (Layer layer : experiment.network().layers()) {
            numbers += (layer.recurrent() ? OF_A_CELL * steps : OF_A_UNIT) * layer.units();
        }
        return numbers;
    }

    /** Bytes of memory, about, that a live run of it takes when everything of it is watched. */
    public static long bytes(Experiment experiment) {
        long text = experiment.data().dataset() instanceof Csv csv
                ? 2L * csv.text().text().length()
                : 0;
        if (!experiment.trainsNetwork()) {
            return Double.BYTES * HISTORY;
        }
        long row = numbersOfARow(experiment);
        long rows = (long) experiment.data().train() + experiment.data().test();
        long slots = experiment.training().optimizer().slots();
        long numbers = parameters(experiment) * (VECTORS + slots)
                + row * experiment.training().batch().rows(experiment.data().train())
                + Math.min(ROOM, row * MEASURED)
                + 2
                        * rows
                        * (experiment.data().inputs() + 2L * experiment.data().outputs())
                + HISTORY
                + HISTORY_OF_A_LAYER * (experiment.network().layers().size() + 1);
        return Double.BYTES * numbers + text;
    }
}
