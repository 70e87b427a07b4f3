package downhill.landscape;

import downhill.landscape.Plane.Place;
import downhill.math.Kernels;
import downhill.train.KeyFrames;
import downhill.train.KeyFrames.KeyFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plane that shows most of a run's own path: the two principal components of its key frames, through the last one.
 *
 * <p>The components are taken about the mean of the frames, by the eigenvectors of their Gram matrix, which is as small
 * as their number; they have length 1, and their largest element is positive. Frames with a number that is not finite
 * are left out.
 *
 * <p>Source: Li et al. 2018, Visualizing the loss landscape of neural nets, section 7.
 *
 * @param answer whether there is a plane, and why not
 * @param plane null where there is none
 * @param firstShare of the variance of the frames that the first direction explains, in [0, 1]
 * @param secondShare that the second one explains
 * @param path the frames on the plane; empty where there is none
 */
public record PathPlane(Answer answer, @Nullable Plane plane, double firstShare, double secondShare, List<Place> path) {
    /** Frames that it takes at most: all key frames and the end. */
    public static final int MOST = KeyFrames.MOST + 1;

    private static final int LEAST = 3;

    /** Movement below this share of the parameters is rounding. */
    private static final double STILL = 1e-14;

    /** A path whose second variance is this share of the first is a straight line. */
    private static final double STRAIGHT = 1e-12;

    public PathPlane {
        path = List.copyOf(path);
    }

    /**
     * Of these frames, oldest first.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static PathPlane of(List<KeyFrame> frames) {
        if (frames.size() > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " frames");
        }
        List<KeyFrame> finite = frames.stream()
                .filter(frame -> Kernels.allFinite(frame.parameters(), frame.parameters().length))
                .toList();
        return finite.size() < LEAST ? none(Answer.TOO_FEW, 0) : new Components(finite).plane();
    }

    private static PathPlane none(Answer answer, double share) {
        return new PathPlane(answer, null, share, 0, List.of());
    }

    /** Whether a path has a plane. */
    public enum Answer {
        /** It has. */
        PLANE,
        /** Fewer than three key frames. */
        TOO_FEW,
        /** The parameters did not move. */
        STANDS_STILL,
        /** It is a straight line, which lies in many planes. */
        STRAIGHT
    }

    /** Principal components of some frames. */
    private static final class Components {
        private final List<KeyFrame> frames;
        /** Frames less their mean, divided by {@link #unit}, so that no square overflows. */
        private final double[][] moves;

        private final double unit;
        private final double size;

        Components(List<KeyFrame> frames) {
            this.frames = frames;
            int n = frames.size();
            int parameters = frames.getFirst().parameters().length;
            moves = new double[n][parameters];
            double furthest = 0;
            double largest = 0;
            for (int i = 0; i < parameters; i++) {
                double mean = 0;
                for (KeyFrame frame : frames) {
                    mean += frame.parameters()[i] / n;
                }
                for (int f = 0; f < n; f++) {
                    moves[f][i] = frames.get(f).parameters()[i] - mean;
                    furthest = Math.max(furthest, Math.abs(moves[f][i]));
                    largest = Math.max(largest, Math.abs(frames.get(f).parameters()[i]));
                }
            }
            unit = furthest;
            size = largest;
        }

        PathPlane plane() {
            if (unit <= STILL * size) {
                return none(Answer.STANDS_STILL, 0);
            }
            for (double[] move : moves) {
                for (int i = 0; i < move.length; i++) {
                    move[i] /= unit;
                }
            }
            double[][] gram = gram();
            Jacobi eigen = new Jacobi(gram);
            double total = 0;
            for (int f = 0; f < gram.length; f++) {
                total += gram[f][f];
            }
            int first = eigen.largestBut(-1);
            int second = eigen.largestBut(first);
            if (eigen.value(second) <= STRAIGHT * eigen.value(first)) {
                return none(Answer.STRAIGHT, 1);
            }
            double[] one = component(eigen, first, null);
            double[] two = component(eigen, second, one);
            Plane plane = new Plane(frames.getLast().parameters(), one, two);
            List<Place> path = frames.stream()
                    .map(frame -> plane.nearest(frame.update(), frame.parameters()))
                    .toList();
            return new PathPlane(Answer.PLANE, plane, eigen.value(first) / total, eigen.value(second) / total, path);
        }

        private double[][] gram() {
            int n = moves.length;
            double[][] gram = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] = Plane.dot(moves[i], moves[j]);
                    gram[j][i] = gram[i][j];
                }
            }
            return gram;
        }

        private double[] component(Jacobi eigen, int index, double @Nullable [] other) {
            double[] sum = new double[moves[0].length];
            for (int f = 0; f < moves.length; f++) {
                add(sum, eigen.vector(index, f), moves[f]);
            }
            if (other != null) {
                // A small component keeps few digits of its right angle to a large one.
                add(sum, -Plane.dot(sum, other), other);
            }
            int largest = 0;
            for (int i = 1; i < sum.length; i++) {
                largest = Math.abs(sum[i]) > Math.abs(sum[largest]) ? i : largest;
            }
            double length = Math.copySign(Kernels.norm(sum, 0, sum.length, 1), sum[largest]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= length;
            }
            return sum;
        }

        private static void add(double[] into, double factor, double[] v) {
            for (int i = 0; i < into.length; i++) {
                into[i] = Math.fma(factor, v[i], into[i]);
            }
        }
    }
}
