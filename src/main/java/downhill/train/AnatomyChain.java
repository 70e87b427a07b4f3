package downhill.train;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Training;
import downhill.optim.Optimizer;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import downhill.train.Anatomy.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the chain of an update out of what a dissection has seen. */
final class AnatomyChain {
    private final Dissection seen;
    private final Training training;
    private final Optimizer optimizer;
    private final List<Link> links = new ArrayList<>();

    private AnatomyChain(Dissection seen, Training training) {
        this.seen = seen;
        this.training = training;
        optimizer = training.optimizer();
    }

    /** The last update of the parameter that is followed; null where there is none. */
    static @Nullable Anatomy of(Dissection seen) {
        Training training = seen.training;
        WeightAddress address = seen.address;
        if (training == null || address == null) {
            return null;
        }
        AnatomyChain chain = new AnatomyChain(seen, training);
        chain.place();
        chain.gradient();
        chain.treatments();
        chain.movement();
        return new Anatomy(seen.update, address, training.optimizer().id(), seen.outcome, chain.links);
    }

    private void place() {
        add(Kind.WEIGHT, seen.weight, "");
        if (optimizer.looksAhead()) {
            add(Kind.LOOKED_AT, seen.lookedAt, formula(optimizer));
        }
        if (seen.rounds()) {
            add(Kind.COMPUTED_WITH, seen.computedWith, formula(training.precision()));
        }
    }

    private void gradient() {
        double scale = seen.lossScale;
        if (scale != 1) {
            add(Kind.LOSS_SCALE, scale, "");
        }
        if (seen.penalised()) {
            double w = seen.computedWith;
            add(Kind.DATA_GRADIENT, seen.dataGradient, "scale * d loss / d w");
            add(Kind.L1_SHARE, scale * (training.l1() * Math.signum(w)), "scale * l1 * sign(w)");
            add(Kind.L2_SHARE, scale * (training.l2() * w), "scale * l2 * w");
        }
        String whole = seen.penalised() ? "g = scale * (d loss / d w + l1 * sign(w) + l2 * w)" : "scale * d loss / d w";
        if (scale != 1) {
            add(Kind.SCALED_GRADIENT, seen.scaledGradient, whole);
        }
        add(Kind.RAW_GRADIENT, seen.scaledGradient / scale, whole.replace("scale * ", ""));
    }

    private void treatments() {
        double before = seen.scaledGradient;
        for (int i = 0; i < seen.treatments; i++) {
            var treatment = training.treatment().get(i);
            links.add(new Link(Kind.TREATMENT, treatment.id(), before, seen.treated[i], formula(treatment)));
            before = seen.treated[i];
        }
    }

    private void movement() {
        if (seen.count == 0) {
            add(Kind.NEW_WEIGHT, seen.weight, "");
            return;
        }
        add(Kind.COUNT, (double) seen.count, "");
        add(Kind.LEARNING_RATE, seen.rate, formula(training.schedule()));
        if (optimizer.weightDecay() != 0) {
            add(Kind.WEIGHT_DECAY, optimizer.weightDecay() * seen.weight, "wd * p");
        }
        remembered(Kind.MEMORY, optimizer.memory(), seen.memoryBefore, seen.memory);
        remembered(Kind.SHARED_MEMORY, optimizer.scalarMemory(), seen.scalarsBefore, seen.scalars);
        add(Kind.EFFECTIVE_STEP, seen.proposed - seen.weight, formula(optimizer));
        double after = seen.outcome == Outcome.APPLIED ? seen.after : seen.weight;
        if (Double.doubleToLongBits(after) != Double.doubleToLongBits(seen.proposed)) {
            add(Kind.PROPOSED_WEIGHT, seen.proposed, formula(optimizer));
        }
        add(Kind.NEW_WEIGHT, after, formula(optimizer));
    }

    private void remembered(Kind kind, List<String> names, double[] before, double[] after) {
        for (int i = 0; i < names.size(); i++) {
            links.add(new Link(kind, names.get(i), before[i], after[i], formula(optimizer)));
        }
    }

    private void add(Kind kind, double value, String formula) {
        links.add(new Link(kind, "", null, value, formula));
    }

    private static String formula(Choice choice) {
        return Catalogue.term(choice.getClass()).formula();
    }
}
