package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The error signal grows on its way back, a thousandfold from the last hidden layer to the first, or a gradient was 100
 * times as long as usual within the last window; and the loss does not fall: it is not below what it was when these
 * settings began, or no number any more. */
final class Exploding implements Rule {

    private static final double RECEIVED = 1e3;

    @Override
    public String id() {
        return "exploding";
    }

    @Override
    public List<String> variants() {
        return List.of("backwards", "spike");
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return true;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        boolean large = grows(course) || course.marks().spiked(WINDOW);
        boolean falls = course.newest().finite()
                && course.now(Vitals::loss) < course.begin().loss();
        return large && !falls;
    }

    private static boolean grows(Course course) {
        return course.newest().layers().received() > RECEIVED;
    }

    @Override
    public Evidence evidence(Course course) {
        Vitals now = course.newest();
        if (grows(course)) {
            return new Evidence(
                    "backwards",
                    List.of(
                            new Quantity("received", now.layers().received()),
                            new Quantity("passed_back", now.layers().passedBack())),
                    List.of(1, now.hidden()));
        }
        return new Evidence(
                "spike",
                List.of(new Quantity("times", course.marks().spike()), new Quantity("update", (double)
                        course.marks().spikeAt())),
                IntStream.rangeClosed(1, now.hidden()).boxed().toList());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Advice.calmer(course);
    }
}
