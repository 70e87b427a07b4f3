package downhill.ui;

import downhill.experiment.Experiment;

/** The layer and the weight at which the microscope is pointed; kept while lenses and networks change. */
final class Focus {
    private int layer = 1;
    private int matrix;
    private int row;
    private int column;

    /** The layer, from 1, in the network of an experiment: its last one if it has fewer. */
    int layer(Experiment experiment) {
        return Math.clamp(layer, 1, experiment.network().layers().size() + 1);
    }

    void layer(int chosen) {
        layer = chosen;
    }

    /** Which of these matrices, from 0: the last one if there are fewer. */
    int matrix(Matrices matrices) {
        return Math.clamp(matrix, 0, matrices.all().size() - 1);
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Points at a weight, all from 0. */
    void weight(int chosenMatrix, int chosenRow, int chosenColumn) {
        matrix = chosenMatrix;
        row = chosenRow;
        column = chosenColumn;
    }
}
