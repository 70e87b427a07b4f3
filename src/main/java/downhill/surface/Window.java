package downhill.surface;

/** A rectangle of the plane; its edges belong to it. */
public record Window(double lowX, double highX, double lowY, double highY) {

    /** A square around the origin. */
    static Window square(double half) {
        return new Window(-half, half, -half, half);
    }

    /** Whether (x, y) lies in it. */
    public boolean contains(double x, double y) {
        return lowX <= x && x <= highX && lowY <= y && y <= highY;
    }
}
