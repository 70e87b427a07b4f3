package downhill.train;

import downhill.math.Functions;
import downhill.optim.Adagrad;
import downhill.optim.Adam;
import downhill.optim.AdamW;
import downhill.optim.Asgd;
import downhill.optim.Lion;
import downhill.optim.Momentum;
import downhill.optim.MomentumSutskever;
import downhill.optim.NAdam;
import downhill.optim.Nesterov;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.Rprop;
import downhill.optim.Sgd;
import downhill.optim.SignSgd;
import downhill.optim.Yogi;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import java.util.Objects;
import java.util.OptionalDouble;

/** Does by hand what an optimizer did, from the numbers of the chain alone. */
final class Replay {
    private final Anatomy anatomy;
    private final Optimizer optimizer;
    private final double p;
    private final double g;
    private final double d;
    private final double rate;
    private final long t;

    private Replay(Anatomy anatomy, Optimizer optimizer) {
        this.anatomy = anatomy;
        this.optimizer = optimizer;
        p = value(Kind.WEIGHT);
        g = treated(anatomy);
        d = g + anatomy.find(Kind.WEIGHT_DECAY).map(Link::value).orElse(0.0);
        rate = value(Kind.LEARNING_RATE);
        t = (long) value(Kind.COUNT);
    }

    /** The gradient that the optimizer saw. */
    static double treated(Anatomy anatomy) {
        return anatomy.links().stream()
                .filter(link -> link.kind() == Kind.TREATMENT)
                .reduce((first, second) -> second)
                .or(() -> anatomy.find(Kind.RAW_GRADIENT))
                .orElseThrow()
                .value();
    }

    /** The new value of the parameter; empty for optimizers that look at other parameters too, or are not done here. */
    static OptionalDouble of(Anatomy anatomy, Optimizer optimizer) {
        return new Replay(anatomy, optimizer).moved();
    }

    private OptionalDouble moved() {
        double now = move();
        return Double.isNaN(now) ? OptionalDouble.empty() : OptionalDouble.of(now);
    }

    private double move() {
        return switch (optimizer) {
            case Sgd _ -> p - rate * d;
            case SignSgd _ -> p - rate * Math.signum(g);
            case Momentum mu -> p - rate * (mu.momentum() * before("v") + (t == 1 ? 1 : 1 - mu.dampening()) * d);
            case MomentumSutskever mu -> p + (mu.momentum() * before("v") - rate * d);
            case Nesterov mu -> p - rate * (d + mu.momentum() * (mu.momentum() * before("v") + d));
            case NesterovLookahead mu -> p + (mu.momentum() * before("v") - rate * d);
            case Adagrad a ->
                p - rate / (1 + (double) (t - 1) * a.lrDecay()) * d / (Math.sqrt(before("s") + d * d) + a.eps());
            case Adam a -> adam(a);
            case AdamW a -> {
                double m = a.beta1() * before("m") + (1 - a.beta1()) * g;
                double v = a.beta2() * before("v") + (1 - a.beta2()) * g * g;
                double correct1 = 1 - Functions.pow(a.beta1(), t);
                double correct2 = 1 - Functions.pow(a.beta2(), t);
                yield p * (1 - rate * a.weightDecay()) - rate * (m / correct1) / (Math.sqrt(v / correct2) + a.eps());
            }
            case NAdam a -> nadam(a);
            case Rprop r -> rprop(r);
            case Asgd a -> p * (1 - a.lambd() * before("eta")) - before("eta") * d;
            case Lion a ->
                p * (1 - rate * a.weightDecay()) - rate * Math.signum(a.beta1() * before("m") + (1 - a.beta1()) * g);
            case Yogi a -> yogi(a);
            default -> Double.NaN;
        };
    }

    private double adam(Adam a) {
        double m = a.beta1() * before("m") + (1 - a.beta1()) * d;
        double v = a.beta2() * before("v") + (1 - a.beta2()) * d * d;
        double step = rate / (1 - Functions.pow(a.beta1(), t));
        double spread = 1 / (1 - Functions.pow(a.beta2(), t));
        return p - step * m / (Math.sqrt(v * spread) + a.eps());
    }

    private double nadam(NAdam a) {
        double now = a.momentumSchedule()
                ? a.beta1() * (1 - 0.5 * Functions.pow(0.96, (double) t * a.momentumDecay()))
                : a.beta1();
        double next = a.momentumSchedule()
                ? a.beta1() * (1 - 0.5 * Functions.pow(0.96, (double) (t + 1) * a.momentumDecay()))
                : a.beta1();
        double product = before("M") * now;
        double m = a.beta1() * before("m") + (1 - a.beta1()) * d;
        double v = a.beta2() * before("v") + (1 - a.beta2()) * d * d;
        double root = Math.sqrt(v / (1 - Functions.pow(a.beta2(), t))) + a.eps();
        return p - (rate * next / (1 - product * next) * m + rate * (1 - now) / (1 - product) * d) / root;
    }

    private double rprop(Rprop r) {
        double turn = Math.signum(g * before("g_before"));
        double factor = turn > 0 ? r.etaPlus() : turn < 0 ? r.etaMinus() : 1;
        double step = Math.max(r.minStep(), Math.min(r.maxStep(), before("step") * factor));
        return p - Math.signum(turn < 0 ? 0 : g) * step;
    }

    private double yogi(Yogi a) {
        double m = a.beta1() * before("m") + (1 - a.beta1()) * d;
        double v = before("v") - (1 - a.beta2()) * Math.signum(before("v") - d * d) * (d * d);
        double correct1 = a.biasCorrection() ? 1 - Functions.pow(a.beta1(), t) : 1;
        double correct2 = a.biasCorrection() ? 1 - Functions.pow(a.beta2(), t) : 1;
        return p - rate * (m / correct1) / (Math.sqrt(v / correct2) + a.eps());
    }

    private double value(Kind kind) {
        return anatomy.find(kind).orElseThrow().value();
    }

    private double before(String letter) {
        Link found = anatomy.links().stream()
                .filter(link -> link.kind() == Kind.MEMORY || link.kind() == Kind.SHARED_MEMORY)
                .filter(link -> link.name().equals(letter))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(found.before());
    }
}
