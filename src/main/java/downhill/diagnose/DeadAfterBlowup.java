package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** A layer of the ReLU family of which 95 % of the units answer every training row with zero, after loss or error signal
 * were 100 times what they were at first. The mark of the blow-up outlives an edit, as its harm does. */
final class DeadAfterBlowup implements Rule {

    private static final double DEAD = 0.95;
    private static final double LEAP = 100;

    @Override
    public String id() {
        return "dead_after_blowup";
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return experiment.network().layers().stream().anyMatch(layer -> Facts.canDie(Starts.activation(layer)));
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        Marks marks = course.marks();
        boolean leapt = marks.lossLeap() > LEAP || marks.deltaLeap() > LEAP;
        return leapt && worst(course) >= DEAD;
    }

    private static double worst(Course course) {
        double[] dead = course.newest().layers().dead();
        double worst = 0;
        for (int layer = 0; layer < dead.length; layer++) {
            worst = deadAtFirst(course, layer) ? worst : Math.max(worst, dead[layer]);
        }
        return worst;
    }

    /** What was dead before the first update no blow-up has killed. */
    private static boolean deadAtFirst(Course course, int layer) {
        double[] first = course.marks().first(course.newest()).layers().dead();
        return first[layer] >= DEAD;
    }

    @Override
    public Evidence evidence(Course course) {
        double[] dead = course.newest().layers().dead();
        double worst = worst(course);
        int layer = 0;
        while (dead[layer] < worst || deadAtFirst(course, layer)) {
            layer++;
        }
        Marks marks = course.marks();
        return new Evidence(
                "",
                List.of(
                        new Quantity("dead", worst),
                        new Quantity("times", Math.max(marks.lossLeap(), marks.deltaLeap())),
                        new Quantity("update", (double) marks.leapAt())),
                List.of(layer + 1));
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Advice.calmer(course);
    }
}
