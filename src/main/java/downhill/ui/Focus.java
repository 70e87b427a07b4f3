package downhill.ui;

import downhill.experiment.Experiment;

/** The layer, and the weight or bias, at which the microscope is pointed; kept while lenses and networks change. */
final class Focus {
    private int layer = 1;
    private int matrix;
    private int row;
    private int column;
    private boolean unit;

    /** The layer, from 1, in the network of an experiment: its last one if it has fewer. */
    int layer(Experiment experiment) {
        return Math.clamp(layer, 1, experiment.network().layers().size() + 1);
    }

    void layer(int chosen) {
        layer = chosen;
        unit = false;
    }

    /** Which of these matrices, from 0: the last one of its kind if there are fewer. */
    int matrix(Matrices matrices) {
        int all = matrices.all().size();
        return matrix < all ? matrix : all - 2 + matrix % 2;
    }

    /** Whether it is a unit that was pointed at: its layer and its bias. */
    boolean isUnit() {
        return unit;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Points at a unit of a layer, which is counted from 1, the unit from 0; its bias is in one of these matrices. */
    void unit(Matrices matrices, int chosenLayer, int chosenUnit) {
        layer = chosenLayer;
        weight(matrices.biases(chosenLayer), chosenUnit, 0);
        unit = true;
    }

    /** Points at a weight, all from 0. */
    void weight(int chosenMatrix, int chosenRow, int chosenColumn) {
        matrix = chosenMatrix;
        row = chosenRow;
        column = chosenColumn;
        unit = false;
    }
}
