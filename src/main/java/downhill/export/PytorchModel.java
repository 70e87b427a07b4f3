package downhill.export;

import downhill.data.Examples;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.Chunks;
import downhill.nn.Dense;
import downhill.nn.Gru;
import downhill.nn.Head;
import downhill.nn.LastMoments;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.Lstm;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.Truncation;
import downhill.nn.WholeTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A network as a {@code nn.Sequential}, with the classes that it needs. */
final class PytorchModel {
    private final Snippets activations = Snippets.of("activations");
    private final List<String> modules = new ArrayList<>();
    private final Set<String> classes = new TreeSet<>();
    /** Number of the next step of the engine, by which a dropout draws. */
    private int step;

    private int width;

    /** @param outputs of the last layer */
    PytorchModel(Experiment experiment, Examples train, int outputs) {
        Network network = experiment.network();
        width = network.recurrent() ? train.features() : train.inputs();
        int last = -1;
        for (int l = 0; l < network.layers().size(); l++) {
            last = network.layers().get(l).recurrent() ? l : last;
        }
        if (last >= 0) {
            modules.add("Moments()");
            classes.add("moments");
        }
        for (int l = 0; l < network.layers().size(); l++) {
            add(network.layers().get(l));
            if (l == last && !network.everyStep()) {
                modules.add("Last()");
                classes.add("last");
                step++;
            }
        }
        modules.add(linear(outputs));
        if (last >= 0 && network.everyStep()) {
            modules.add("Answers()");
            classes.add("answers");
        }
        head(experiment.training().loss().head());
    }

    private void head(Head head) {
        switch (head) {
            case IDENTITY -> {}
            case SIGMOID -> modules.add("nn.Sigmoid()");
            case SOFTMAX -> modules.add("nn.Softmax(-1)");
            case LOG_SOFTMAX -> modules.add("nn.LogSoftmax(-1)");
        }
    }

    private String linear(int units) {
        String module = "nn.Linear(%d, %d)".formatted(width, units);
        width = units;
        step++;
        return module;
    }

    private void add(Layer layer) {
        switch (layer) {
            case Dense dense -> dense(dense);
            case Rnn rnn -> recurrent(rnnCell(rnn), rnn.units());
            case Lstm lstm -> recurrent("nn.LSTMCell(%d, %d)".formatted(width, lstm.units()), lstm.units());
            case Gru gru -> recurrent("nn.GRUCell(%d, %d)".formatted(width, gru.units()), gru.units());
        }
    }

    private String rnnCell(Rnn rnn) {
        return switch (rnn.activation()) {
            case Tanh _ -> "nn.RNNCell(%d, %d)".formatted(width, rnn.units());
            case Relu _ -> "nn.RNNCell(%d, %d, nonlinearity=\"relu\")".formatted(width, rnn.units());
            default -> {
                classes.add("rnn_cell");
                yield "RNNCell(%d, %d, %s)".formatted(width, rnn.units(), activation(rnn.activation()));
            }
        };
    }

    private void recurrent(String cell, int units) {
        classes.add("recurrent");
        modules.add("Recurrent(" + cell + ")");
        width = units;
        step++;
    }

    private void dense(Dense dense) {
        List<String> parts = new ArrayList<>();
        parts.add(linear(dense.units()));
        switch (dense.normalization()) {
            case BatchNorm norm -> {
                parts.add("nn.BatchNorm1d(%d, eps=%s, momentum=%s)".formatted(width, norm.eps(), norm.momentum()));
                step++;
            }
            case LayerNorm norm -> {
                parts.add("nn.LayerNorm(%d, eps=%s)".formatted(width, norm.eps()));
                step++;
            }
            case NoNormalization _ -> {}
        }
        parts.add(activation(dense.activation()));
        step++;
        if (dense.dropout() > 0) {
            classes.add("dropout");
            parts.add("Dropout(%s, %d)".formatted(dense.dropout(), step));
            step++;
        }
        if (dense.residual()) {
            classes.add("residual");
            modules.add("Residual(" + String.join(", ", parts) + ")");
            step++;
        } else {
            modules.addAll(parts);
        }
    }

    private String activation(Activation activation) {
        String module = activations.of(activation);
        if (module.startsWith("Function")) {
            classes.add("function");
        }
        return module;
    }

    /** Names of the classes that it needs, pieces of {@code frame.py}. */
    Set<String> classes() {
        return classes;
    }

    /** {@code model = nn.Sequential(...)}. */
    String text() {
        return "model = nn.Sequential(\n    " + String.join(",\n    ", modules) + ",\n)";
    }

    /** Where a gradient is not carried from moment t on to the one before, in Python. */
    static String cuts(Truncation truncation) {
        return switch (truncation) {
            case WholeTime _ -> "False";
            case Chunks chunks -> "t % " + chunks.k() + " == 0";
            case LastMoments last -> "t == x.shape[1] - " + last.k();
        };
    }
}
