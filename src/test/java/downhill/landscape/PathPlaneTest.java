package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.experiment.Cards;
import downhill.landscape.PathPlane.Answer;
import downhill.landscape.Plane.Place;
import downhill.math.Stream;
import downhill.train.KeyFrames;
import downhill.train.KeyFrames.KeyFrame;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPlaneTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static List<KeyFrame> frames(double[]... parameters) {
        List<KeyFrame> frames = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            frames.add(new KeyFrame(10L * i, parameters[i]));
        }
        return frames;
    }

    @Test
    void aPathInAPlaneIsFoundAgainExactly() {
        // An ellipse of half-axes 5 and 2 in the plane of two orthonormal vectors, far from zero.
        double[] u = {0.6, 0, 0.8, 0};
        double[] v = {0, 0.8, 0, -0.6};
        double[][] path = new double[4][];
        double[][] turns = {{5, 0}, {0, 2}, {-5, 0}, {0, -2}};
        for (int f = 0; f < 4; f++) {
            path[f] = new double[4];
            for (int i = 0; i < 4; i++) {
                path[f][i] = 100 + turns[f][0] * u[i] + turns[f][1] * v[i];
            }
        }
        PathPlane found = PathPlane.of(frames(path));
        assertThat(found.answer()).isEqualTo(Answer.PLANE);
        assertThat(found.firstShare()).isCloseTo(25.0 / 29, EXACT);
        assertThat(found.secondShare()).isCloseTo(4.0 / 29, EXACT);
        for (int i = 0; i < 4; i++) {
            assertThat(found.plane().first()[i]).isCloseTo(u[i], EXACT);
            assertThat(found.plane().second()[i]).isCloseTo(v[i], EXACT);
        }
        assertThat(found.plane().centre()).isEqualTo(path[3]);
        Place first = found.path().getFirst();
        assertThat(first.a()).isCloseTo(5, EXACT);
        assertThat(first.b()).isCloseTo(2, EXACT);
        assertThat(found.path().getLast()).isEqualTo(new Place(30, 0, 0));
        double[] again = new double[4];
        for (int f = 0; f < 4; f++) {
            found.plane().at(found.path().get(f).a(), found.path().get(f).b(), again);
            for (int i = 0; i < 4; i++) {
                assertThat(again[i]).isCloseTo(path[f][i], Offset.offset(1e-11));
            }
        }
    }

    @Test
    void noOtherPlaneExplainsMore() {
        Stream noise = Stream.of(1, Stream.Purpose.NOISE);
        double[][] path = new double[20][6];
        for (double[] frame : path) {
            for (int i = 0; i < 6; i++) {
                frame[i] = noise.normal() * (i + 1);
            }
        }
        PathPlane found = PathPlane.of(frames(path));
        double best = found.firstShare() + found.secondShare();
        assertThat(explained(path, found.plane().first(), found.plane().second()))
                .isCloseTo(best, EXACT);
        for (int t = 0; t < 200; t++) {
            double[] one = found.plane().first().clone();
            double[] two = found.plane().second().clone();
            for (int i = 0; i < 6; i++) {
                one[i] += 0.2 * noise.normal();
                two[i] += 0.2 * noise.normal();
            }
            assertThat(explained(path, one, two)).isLessThanOrEqualTo(best + 1e-12);
        }
    }

    /** Share of the variance about the mean in the plane of two directions. */
    private static double explained(double[][] path, double[] one, double[] two) {
        Plane plane = new Plane(mean(path), one, two);
        double inside = 0;
        double all = 0;
        double[] on = new double[6];
        for (double[] frame : path) {
            Place place = plane.nearest(0, frame);
            plane.at(place.a(), place.b(), on);
            for (int i = 0; i < 6; i++) {
                inside += (on[i] - plane.centre()[i]) * (on[i] - plane.centre()[i]);
                all += (frame[i] - plane.centre()[i]) * (frame[i] - plane.centre()[i]);
            }
        }
        return inside / all;
    }

    private static double[] mean(double[][] path) {
        double[] mean = new double[6];
        for (double[] frame : path) {
            for (int i = 0; i < 6; i++) {
                mean[i] += frame[i] / path.length;
            }
        }
        return mean;
    }

    @Test
    void theDirectionsOfARealRunAreOrthonormalAndThePathEndsInTheMiddle() {
        Trainer trainer = new Trainer(Cards.first());
        KeyFrames frames = new KeyFrames(trainer.parameters().length, 1 << 20);
        frames.offer(trainer);
        for (int i = 0; i < 400; i++) {
            trainer.step(Needs.NOTHING);
            frames.offer(trainer);
        }
        List<KeyFrame> kept = frames.until(trainer);
        PathPlane found = PathPlane.of(kept);
        Plane plane = found.plane();
        assertThat(Plane.dot(plane.first(), plane.first())).isCloseTo(1, EXACT);
        assertThat(Plane.dot(plane.second(), plane.second())).isCloseTo(1, EXACT);
        assertThat(Plane.dot(plane.first(), plane.second())).isCloseTo(0, EXACT);
        assertThat(found.firstShare()).isGreaterThan(found.secondShare());
        assertThat(found.firstShare() + found.secondShare()).isBetween(0.8, 1.0);
        assertThat(found.path()).hasSameSizeAs(kept);
        assertThat(found.path().getLast()).isEqualTo(new Place(400, 0, 0));
        assertThat(PathPlane.of(kept).plane().first()).isEqualTo(plane.first());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void fewerThanThreeFramesHaveNoPlane(int count) {
        PathPlane found = PathPlane.of(frames(new double[][] {{1, 2}, {2, 2}}).subList(0, count));
        assertThat(found.answer()).isEqualTo(Answer.TOO_FEW);
        assertThat(found.plane()).isNull();
        assertThat(found.path()).isEmpty();
    }

    @Test
    void neitherHasAPathThatStandsStillOrIsStraight() {
        double[] here = {1, 2, 3};
        assertThat(PathPlane.of(frames(here, here, here)).answer()).isEqualTo(Answer.STANDS_STILL);
        PathPlane straight = PathPlane.of(frames(here, new double[] {2, 4, 6}, new double[] {5, 10, 15}));
        assertThat(straight.answer()).isEqualTo(Answer.STRAIGHT);
        assertThat(straight.firstShare()).isEqualTo(1);
        assertThat(straight.plane()).isNull();
    }

    @Test
    void framesThatAreNotFiniteAreLeftOutAndHugeOnesDoNotOverflow() {
        double[] gone = {Double.NaN, 1};
        PathPlane few = PathPlane.of(frames(new double[] {1, 1}, new double[] {2, 1}, gone));
        assertThat(few.answer()).isEqualTo(Answer.TOO_FEW);
        PathPlane huge = PathPlane.of(frames(new double[] {1e200, 0}, new double[] {0, 1e200}, new double[] {0, 0}));
        assertThat(huge.answer()).isEqualTo(Answer.PLANE);
        assertThat(huge.firstShare() + huge.secondShare()).isCloseTo(1, EXACT);
    }

    @Test
    void thereIsALimitToTheFrames() {
        KeyFrame frame = new KeyFrame(0, new double[2]);
        assertThat(PathPlane.of(Collections.nCopies(PathPlane.MOST, frame)).answer())
                .isEqualTo(Answer.STANDS_STILL);
        assertThatThrownBy(() -> PathPlane.of(Collections.nCopies(PathPlane.MOST + 1, frame)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
