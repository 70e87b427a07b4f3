package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recurrent network of the engine's own steps: the cell, the last step where the loss is on that, a linear output. */
final class EngineRecurrent implements Network {
    private static final int CELL = 0;
    private static final Loss LOSS = new Mse();

    private final GoldenRecurrent each;
    private final Model model;
    private final Map<String, Tensor> tensors;
    private final Values values;
    private final Workspace workspace;

    EngineRecurrent(GoldenRecurrent each) {
        this.each = each;
        model = model(each);
        tensors = tensors(model.parameters());
        values = new Values(new double[model.parameters().size()], new double[0]);
        tensors.forEach((name, tensor) ->
                System.arraycopy(each.parameter(name), 0, values.parameters(), tensor.offset(), tensor.size()));
        workspace = new Workspace(model, each.batch());
        workspace.wantInputDerivative();
    }

    private static Model model(GoldenRecurrent each) {
        ModelBuilder builder = new ModelBuilder(each.inputs(), each.steps());
        Recurrence cell = builder.cell(each.hidden(), gates(each), truncation(each));
        switch (each.cell()) {
            case "rnn_tanh" -> builder.recurrent(new RnnOp(cell, new Tanh()), cell, new Tanh());
            case "rnn_relu" -> builder.recurrent(new RnnOp(cell, new Relu()), cell, new Relu());
            case "lstm" -> builder.recurrent(new LstmOp(cell), cell, new Tanh());
            case "gru" -> builder.recurrent(new GruOp(cell), cell, new Tanh());
            default -> throw new IllegalArgumentException(each.cell());
        }
        if (!each.lossOnAll()) {
            builder.last();
        }
        return builder.linear(each.outputs(), true, new Zeros()).build();
    }

    private static int gates(GoldenRecurrent each) {
        return switch (each.cell()) {
            case "lstm" -> 4;
            case "gru" -> 3;
            default -> 1;
        };
    }

    private static Truncation truncation(GoldenRecurrent each) {
        if (!each.truncated()) {
            return new WholeTime();
        }
        return each.inChunks() ? new Chunks(each.truncationLength()) : new LastMoments(each.truncationLength());
    }

    /** By the names of the file; the model has them in this order. */
    private static Map<String, Tensor> tensors(Layout layout) {
        List<String> names = List.of("W_ih", "W_hh", "b_ih", "b_hh", "V", "c");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            tensors.put(names.get(i), layout.tensors().get(i));
        }
        return tensors;
    }

    @Override
    public Result run() {
        int rows = each.batch();
        start();
        int answers = rows * model.moments();
        double[] outputs =
                Arrays.copyOf(workspace.forward(values, each.x(), 0, rows, Mode.TRAIN), answers * model.units());
        double scale = LOSS.scale(answers);
        double loss = scale * LOSS.sum(outputs, each.y(), answers, model.units());
        LOSS.gradient(outputs, each.y(), answers, model.units(), scale, workspace.lastDerivative());
        double[] gradient = new double[model.parameters().size()];
        workspace.backward(gradient);
        Map<String, double[]> grads = new TreeMap<>();
        tensors.forEach((name, tensor) -> grads.put(name, Arrays.copyOfRange(gradient, tensor.offset(), tensor.end())));
        int steps = each.steps();
        boolean lstm = model.ops().getFirst() instanceof LstmOp;
        Memory memory = Memory.of(model).getFirst();
        double[] none = {};
        return new Result(
                loss,
                chunkLosses(outputs, scale),
                outputs,
                workspace.output(CELL),
                lstm ? kept(LstmOp.CELL, steps) : none,
                grads,
                kept(firstDerivative(), 1),
                workspace.inputDerivative(),
                norms(memory.hidden(workspace)),
                norms(memory.cell(workspace)));
    }

    private void start() {
        switch (model.ops().getFirst()) {
            case RnnOp _ -> start(RnnOp.FIRST, each.h0());
            case LstmOp _ -> {
                start(LstmOp.FIRST, each.h0());
                start(LstmOp.FIRST_CELL, each.c0());
            }
            case GruOp _ -> start(GruOp.FIRST, each.h0());
            default -> throw new IllegalStateException();
        }
    }

    private void start(int index, double[] state) {
        int rows = each.batch();
        Kernels.transposeBack(state, rows, each.hidden(), workspace.pass(CELL).kept[index], Kernels.stride(rows));
    }

    private int firstDerivative() {
        return switch (model.ops().getFirst()) {
            case RnnOp _ -> RnnOp.D_FIRST;
            case LstmOp _ -> LstmOp.D_FIRST;
            case GruOp _ -> GruOp.D_FIRST;
            default -> throw new IllegalStateException();
        };
    }

    /** A kept array of so many moments, {@code [sample][moment * unit]}. */
    private double[] kept(int index, int moments) {
        double[] numbers = new double[each.batch() * moments * each.hidden()];
        Kernels.transpose(
                workspace.pass(CELL).kept[index],
                0,
                workspace.stride(),
                moments * each.hidden(),
                each.batch(),
                numbers);
        return numbers;
    }

    /** Over the samples, from the norm of each. */
    private static double[] norms(double[][] ofSamples) {
        return Arrays.stream(ofSamples)
                .mapToDouble(each -> Math.sqrt(Kernels.sumOfSquares(each, 0, each.length)))
                .toArray();
    }

    /** What the moments of each chunk add to the loss. */
    private double[] chunkLosses(double[] outputs, double scale) {
        List<Double> losses = new ArrayList<>(List.of(0.0));
        int units = model.units();
        for (int t = 0; t < model.moments(); t++) {
            if (each.inChunks() && each.detachedBefore(t)) {
                losses.add(0.0);
            }
            for (int s = 0; s < each.batch(); s++) {
                int at = (s * model.moments() + t) * units;
                double[] answer = Arrays.copyOfRange(outputs, at, at + units);
                double[] wanted = Arrays.copyOfRange(each.y(), at, at + units);
                losses.add(losses.removeLast() + scale * LOSS.sum(answer, wanted, 1, units));
            }
        }
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
