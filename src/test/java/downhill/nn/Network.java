package downhill.nn;

import java.util.Map;
import java.util.TreeMap;

/** A recurrent network that can be held against {@code recurrent.json}: forward, loss and backward over one case. */
interface Network {

    /** The network under test for a case. */
    static Network of(GoldenRecurrent each) {
        return new EngineRecurrent(each);
    }

    Result run();

    /**
     * What comes out; the sequences are {@code [sample][step * feature]}.
     *
     * @param loss mean of the squared errors over batch, outputs, and steps with a target
     * @param chunkLosses each chunk's share of the loss; they add up to it
     * @param outputs of all steps, or of the last step where the loss is on that
     * @param h the state after each step
     * @param c the LSTM's cell state after each step; empty for other cells
     * @param grads by name of the parameter
     * @param gradH0 {@code [sample][unit]}
     * @param dhNorm Frobenius norm over samples and units of the total derivative by h, for each step
     * @param dcNorm the same by c; empty for other cells
     */
    @SuppressWarnings("ArrayRecordComponent") // one outcome, read once
    record Result(
            double loss,
            double[] chunkLosses,
            double[] outputs,
            double[] h,
            double[] c,
            Map<String, double[]> grads,
            double[] gradH0,
            double[] gradX,
            double[] dhNorm,
            double[] dcNorm) {

        /** Under the names of the file, gradients as {@code grads.W_ih}. */
        Map<String, double[]> byName() {
            Map<String, double[]> fields = new TreeMap<>();
            fields.put("loss", new double[] {loss});
            fields.put("chunk_losses", chunkLosses);
            fields.put("outputs", outputs);
            fields.put("h", h);
            fields.put("c", c);
            fields.put("grad_h0", gradH0);
            fields.put("grad_x", gradX);
            fields.put("dL_dh_norm", dhNorm);
            fields.put("dL_dc_norm", dcNorm);
            grads.forEach((name, gradient) -> fields.put("grads." + name, gradient));
            return fields;
        }
    }
}
