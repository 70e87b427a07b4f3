package downhill.data;

import downhill.choice.Choice;

/** How many examples one update looks at. */
public sealed interface Batch extends Choice permits MiniBatch, FullBatch {

    /** Rows of a batch out of so many training rows; the last batch of an epoch may be smaller. */
    int rows(int trainingRows);
}
