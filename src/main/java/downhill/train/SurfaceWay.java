package downhill.train;

/**
 * The way of a racer.
 *
 * @param places x0, y0, x1, y1 … at the start and after each update that is kept: see {@link SurfaceRace#next}
 * @param heights at these places
 * @param distances from these places to the nearest minimum; NaN where there is none
 * @param end how it ended
 * @param update at which it ended so; for one still on its way that of the end of the race
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never written
public record SurfaceWay(double[] places, double[] heights, double[] distances, End end, int update) {

    /** How a way ends. */
    public enum End {
        /** It came close to the lowest minimum for the first time. */
        ARRIVED,
        /** The numbers grew beyond all bounds. */
        DIVERGED,
        /** It left a picture that has no lowest point. */
        RAN_AWAY,
        /** It stands still in a hollow that is not the lowest, or where there is no slope. */
        STUCK,
        /** None of these. */
        UNDERWAY
    }
}
