package downhill.export;

/** A rectangle of a drawing that something is plotted into; pixels from its upper left corner. */
record Area(double left, double top, double right, double bottom) {

    /** Where a value of the axis along it stands. */
    double x(Axis axis, double value) {
        return left + axis.place(value) * (right - left);
    }

    /** Where a value of the axis up it stands. */
    double y(Axis axis, double value) {
        return bottom - axis.place(value) * (bottom - top);
    }
}
