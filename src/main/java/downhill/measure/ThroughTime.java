package downhill.measure;

import downhill.data.Examples;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Validation;
import downhill.nn.Loss;
import downhill.nn.Memory;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Precision;
import downhill.nn.Truncation;
import downhill.nn.Values;
import downhill.nn.Walk;
import downhill.nn.WholeTime;
import downhill.nn.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far back the blame reaches: the derivative of the last moment's loss by what a recurrent network remembered at
 * each moment before it, by a way back of its own from that moment alone. A loss at every moment would hide how the
 * signal fades, since each moment has a loss nearby.
 *
 * <p>Always through the whole sequence, also where training truncates: what fades along the way is a property of the
 * network, and it does not cease to be one because nobody looks. Where training stops carrying anything back is the
 * {@link Blame#carried()} of each layer: up to there the numbers are those that training uses, beyond it training has
 * exact zeros.
 */
public final class ThroughTime {
    /** Rows of the fixed probe set at most: the first ones. */
    public static final int ROWS = 256;

    /** Numbers that a pass may hold; longer and wider networks are measured in smaller pieces. */
    private static final long ROOM = 2_000_000;

    private final Model model;
    private final List<Memory> memories;
    private final Workspace workspace;
    private final Truncation truncation;

    /** For the network of an experiment on sequences like these; one without memory has nothing to measure. */
    public ThroughTime(Experiment experiment, Examples sequences) {
        Network network = experiment.network();
        truncation = network.truncation();
        model = Validation.model(
                experiment.withSubject(
                        new Network(network.layers(), network.output(), network.everyStep(), new WholeTime())),
                sequences);
        memories = Memory.of(model);
        int piece = memories.isEmpty() ? 1 : Math.clamp(ROOM / Workspace.numbersOfARow(model), 1, ROWS);
        Precision precision = experiment.training().precision();
        workspace = new Workspace(model, piece, precision);
    }

    /**
     * Measures; changes nothing.
     *
     * @param values what the network computes with
     * @param x {@code [][inputs]}
     * @param targets {@code [][moments * columns]}, as the loss wants them
     * @param rows of both, of which the first {@link #ROWS} are looked at; at least one
     * @return one for each recurrent layer, from the input on
     */
    public List<Blame> measure(Values values, Loss loss, double[] x, double[] targets, int rows) {
        Measuring measuring = begin(values, loss, x, targets, rows);
        while (!measuring.advance()) {
            // All of it.
        }
        return measuring.blame();
    }

    /** Begins to do the same a piece at a time; only one such measurement at a time. */
    public Measuring begin(Values values, Loss loss, double[] x, double[] targets, int rows) {
        return new Measuring(values, loss, x, targets, Math.min(ROWS, rows));
    }

    /** A measurement on its way, during which the values must not change. */
    public final class Measuring {
        private final Values values;
        private final Loss loss;
        private final double[] x;
        private final double[] targets;
        private final int probed;
        private final double[][] hidden = new double[memories.size()][];
        private final double[][] cell = new double[memories.size()][];
        private final Walk walk = new Walk(workspace);
        private Stage stage = Stage.BEGIN;
        private int from;

        private Measuring(Values values, Loss loss, double[] x, double[] targets, int probed) {
            this.values = values;
            this.loss = loss;
            this.x = x;
            this.targets = targets;
            this.probed = memories.isEmpty() ? 0 : probed;
            for (int m = 0; m < hidden.length; m++) {
                hidden[m] = new double[memories.get(m).moments()];
                cell[m] = new double[memories.get(m).hasCell() ? hidden[m].length : 0];
            }
        }

        /** Computes a piece; whether the {@link #blame()} is there. */
        public boolean advance() {
            if (from >= probed) {
                return true;
            }
            int rows = Math.min(workspace.maxRows(), probed - from);
            switch (stage) {
                case BEGIN -> {
                    walk.begin(values, x, from, rows, Mode.PROBE);
                    stage = Stage.FORWARD;
                }
                case FORWARD -> {
                    if (walk.forward()) {
                        turn(rows);
                        stage = Stage.BACK;
                    }
                }
                case BACK -> {
                    if (walk.back()) {
                        add();
                        from += rows;
                        stage = Stage.BEGIN;
                    }
                }
            }
            return from >= probed;
        }

        private void turn(int rows) {
            int moments = model.moments();
            int columns = moments * loss.targetColumns(model.units());
            double[] wanted = Arrays.copyOfRange(targets, from * columns, (from + rows) * columns);
            double[] derivative = workspace.lastDerivative();
            loss.gradient(walk.prediction(), wanted, rows * moments, model.units(), 1, derivative);
            for (int row = 0; row < rows; row++) {
                int at = row * model.outputs();
                Arrays.fill(derivative, at, at + model.outputs() - model.units(), 0);
            }
            walk.beginBack(null);
        }

        private void add() {
            for (int m = 0; m < hidden.length; m++) {
                addTo(hidden[m], memories.get(m).hidden(workspace));
                addTo(cell[m], memories.get(m).cell(workspace));
            }
        }

        /** One for each recurrent layer, from the input on. */
        public List<Blame> blame() {
            List<Blame> all = new ArrayList<>();
            for (int m = 0; m < hidden.length; m++) {
                int layer = memories.get(m).layer();
                all.add(new Blame(
                        layer,
                        carried(truncation, hidden[m].length),
                        byLag(hidden[m], probed),
                        byLag(cell[m], probed)));
            }
            return all;
        }
    }

    private enum Stage {
        BEGIN,
        FORWARD,
        BACK
    }

    private static void addTo(double[] sums, double[][] norms) {
        for (int t = 0; t < norms.length; t++) {
            for (double norm : norms[t]) {
                sums[t] += norm;
            }
        }
    }

    private static List<Double> byLag(double[] sums, int rows) {
        List<Double> means = new ArrayList<>();
        for (int t = sums.length - 1; t >= 0; t--) {
            means.add(sums[t] / rows);
        }
        return means;
    }

    private static int carried(Truncation truncation, int moments) {
        int first = moments - 1;
        while (first > 0 && !truncation.cuts(first, moments)) {
            first--;
        }
        return moments - first;
    }
}
