package downhill.train;

import downhill.nn.Values;

/** What a network answers to many rows, chunk by chunk, and a chunk piece by piece. */
final class Answering implements Pieces {
    private final Evaluator evaluator;
    private final Values values;
    private final double[] x;
    private final int rows;
    private final Taker taker;
    private int from;
    private boolean begun;

    /**
     * Nothing answered yet.
     *
     * @param x {@code [][inputs]}, of which the first {@code rows} are asked
     */
    Answering(Evaluator evaluator, Values values, double[] x, int rows, Taker taker) {
        this.evaluator = evaluator;
        this.values = values;
        this.x = x;
        this.rows = rows;
        this.taker = taker;
    }

    @Override
    public boolean advance() {
        int some = Math.min(Evaluator.CHUNK, rows - from);
        if (!begun) {
            evaluator.beginAnswer(values, x, from, some);
            begun = true;
        }
        if (evaluator.answer()) {
            taker.take(evaluator.answered(), from, some);
            from += some;
            begun = false;
        }
        return from == rows;
    }

    /** Takes answers. */
    @FunctionalInterface
    interface Taker {
        /** Of the rows [from, from + rows), the first at row 0 of the prediction. */
        void take(double[] prediction, int from, int rows);
    }
}
