package downhill.train;

import static downhill.train.RuleExperiments.ADAM;
import static downhill.train.RuleExperiments.HE;
import static downhill.train.RuleExperiments.SGD;
import static downhill.train.RuleExperiments.XAVIER;
import static downhill.train.RuleExperiments.blownUp;
import static downhill.train.RuleExperiments.card;
import static downhill.train.RuleExperiments.clipped;
import static downhill.train.RuleExperiments.curve;
import static downhill.train.RuleExperiments.deep;
import static downhill.train.RuleExperiments.moons;
import static downhill.train.RuleExperiments.mpg;
import static downhill.train.RuleExperiments.rawLine;
import static downhill.train.RuleExperiments.rings;
import static downhill.train.RuleExperiments.surface;

import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Experiment;
import downhill.nn.ConstantWeight;
import downhill.nn.Elu;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Normal;
import downhill.nn.Relu;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.Uniform;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.ClipNorm;
import downhill.optim.Momentum;
import downhill.surface.Ravine;
import downhill.surface.Sphere;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Small experiments that a rule must condemn, and near misses that it must not. */
public final class RuleCases {
    private RuleCases() {}

    /**
     * A rule and an experiment.
     *
     * @param guilty whether the rule must confirm its verdict within so many updates, or until the run ends
     * @param of the experiment with a seed
     */
    public record Case(String rule, String name, boolean guilty, int updates, LongFunction<Experiment> of) {
        @Override
        public String toString() {
            return rule + (guilty ? ": " : " not: ") + name;
        }
    }

    /** All of them. */
    public static Stream<Case> all() {
        return Stream.of(gradients(), rates(), starts(), courses(), RecurrentRuleCases.all())
                .flatMap(List::stream);
    }

    static Case named(String rule, String name) {
        return all().filter(each -> each.rule().equals(rule) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Case yes(String rule, String name, int updates, LongFunction<Experiment> of) {
        return new Case(rule, name, true, updates, of);
    }

    private static Case no(String rule, String name, int updates, LongFunction<Experiment> of) {
        return new Case(rule, name, false, updates, of);
    }

    private static List<Case> gradients() {
        Initialiser weak = new XavierUniform(0.3);
        Initialiser weakHe = new KaimingNormal(0.3);
        Initialiser below = new Uniform(-1, 0);
        return List.of(
                yes("vanishing", "eight sigmoid layers", 120, card("p8", "start")),
                yes("vanishing", "eight tanh layers from small weights", 120, rings(8, 8, new Tanh(), weak, SGD, 0.1)),
                yes("vanishing", "eight ELU layers from small weights", 120, rings(8, 8, new Elu(1), weak, SGD, 0.1)),
                yes("vanishing", "with Adam", 100, rings(8, 8, new Sigmoid(), XAVIER, ADAM, 0.001)),
                yes(
                        "vanishing",
                        "eight ReLU layers from small weights",
                        120,
                        rings(8, 8, new Relu(), weakHe, SGD, 0.1)),
                yes("vanishing", "ReLU layers dead from the start", 100, rings(5, 8, new Relu(), below, SGD, 0.1)),
                no("vanishing", "tanh", 300, card("p8", "tanh")),
                no(
                        "vanishing",
                        "no signal since all weights are zero",
                        200,
                        rings(5, 8, new Tanh(), new Zeros(), SGD, 0.1)),
                no("vanishing", "ReLU with He", 300, card("p8", "relu")),
                no("vanishing", "batch norm", 300, card("p8", "norm")),
                no("vanishing", "three sigmoid layers", 300, rings(3, 8, new Sigmoid(), XAVIER, SGD, 0.1)),
                no("vanishing", "a healthy network near its goal", 800, card("p0", "start")),
                yes("exploding", "weights too large", 20, card("p10", "start")),
                yes("exploding", "raw inputs", 60, mpg(false, List.of())),
                no("exploding", "clipped", 300, card("p10", "clip")),
                no("exploding", "gain 1", 300, card("p10", "gain")),
                no("exploding", "a ring", 600, card("p0", "start")),
                no(
                        "exploding",
                        "batches that happen to agree at first",
                        120,
                        rings(8, 8, new Relu(), weakHe, SGD, 0.1)),
                yes("frozen_layer", "the first of eight sigmoid layers", 200, card("p8", "start")),
                yes("frozen_layer", "a layer that raw inputs saturate", 200, RuleExperiments::saturated),
                no("frozen_layer", "Adam moves vanished layers", 200, rings(8, 8, new Sigmoid(), XAVIER, ADAM, 0.001)),
                no("frozen_layer", "solved", 800, card("p0", "start")),
                no("frozen_layer", "a slow network as a whole", 300, rings(2, 8, new Tanh(), XAVIER, SGD, 1e-5)));
    }

    private static List<Case> rates() {
        return List.of(
                yes("diverged", "a line, beyond the limit", 200, card("p5", "diverge")),
                yes("diverged", "a ravine, beyond the limit", 300, surface(new Ravine(100), SGD, 0.0205)),
                yes("diverged", "raw inputs, though nothing stops them", 60, card("p11", "start")),
                no("diverged", "a line, just below the limit", 200, card("p5", "zigzag")),
                no("diverged", "bouncing", 300, rings(2, 8, new Tanh(), XAVIER, SGD, 100)),
                yes("lr_too_high", "a line, beyond the limit", 200, card("p5", "diverge")),
                yes("lr_too_high", "bouncing without end", 300, rings(2, 8, new Tanh(), XAVIER, SGD, 100)),
                yes("lr_too_high", "bouncing a little", 200, rings(2, 8, new Tanh(), XAVIER, SGD, 30)),
                yes("lr_too_high", "large weights, thrown far at once", 200, leaping()),
                yes("lr_too_high", "units silenced at once", 200, rings(3, 8, new Relu(), HE, ADAM, 1)),
                no("lr_too_high", "a line, just below the limit", 200, card("p5", "zigzag")),
                no("lr_too_high", "full batch at the edge of stability", 600, RuleExperiments::edge),
                no("lr_too_high", "a spiral", 600, card("p3", "start")),
                yes("lr_too_low", "rings", 300, rings(2, 8, new Tanh(), XAVIER, SGD, 1e-4)),
                yes("lr_too_low", "a curve with Adam", 300, curve(2, 16, 0.1, 100, ADAM, 1e-5, new MiniBatch(10))),
                yes("lr_too_low", "a little too slow", 200, rings(2, 8, new Tanh(), XAVIER, SGD, 5e-4)),
                no("lr_too_low", "near its goal", 800, card("p0", "start")),
                no("lr_too_low", "stuck, not slow", 300, card("p8", "start")),
                no("lr_too_low", "decayed", 2500, card("p6", "drops")),
                yes("clipped_always", "a tiny limit", 200, clipped(1e-3)),
                yes("clipped_always", "raw inputs", 200, mpg(false, List.of(new ClipNorm(1)))),
                no("clipped_always", "a generous limit", 200, clipped(10)),
                no("clipped_always", "now and then", 200, clipped(0.4)));
    }

    private static LongFunction<Experiment> leaping() {
        return rings(4, 8, new Tanh(), new KaimingNormal(4), new Momentum(0.9, 0), 1);
    }

    private static List<Case> starts() {
        return List.of(
                yes(
                        "symmetry",
                        "all weights the same",
                        100,
                        rings(2, 8, new Tanh(), new ConstantWeight(0.3), SGD, 0.1)),
                yes("symmetry", "all weights zero", 100, rings(2, 8, new Tanh(), new Zeros(), SGD, 0.1)),
                no("symmetry", "only the output from zero", 100, RuleExperiments::zeroOutput),
                no("symmetry", "random weights", 100, rings(1, 32, new Relu(), HE, SGD, 0.1)),
                yes("raw_inputs", "weights of cars", 60, mpg(false, List.of())),
                yes("raw_inputs", "weights of cars, clipped", 400, mpg(false, List.of(new ClipNorm(1)))),
                yes("raw_inputs", "weights of cars, at a rate too low for any inputs", 150, RuleExperiments::slowCars),
                no("raw_inputs", "standardised", 400, mpg(true, List.of())),
                no("raw_inputs", "a line from 0 to 10", 300, RuleExperiments::rawLine),
                no("raw_inputs", "rings, which are small", 600, RuleExperiments::rawRings),
                yes("chance_start", "large weights", 10, rings(2, 16, new Tanh(), new Normal(5), SGD, 0.1)),
                yes("chance_start", "a target far from zero", 10, mpg(true, List.of())),
                no("chance_start", "rings", 100, card("p0", "start")),
                no("chance_start", "zero weights", 100, rings(2, 8, new Tanh(), new Zeros(), SGD, 0.1)),
                yes("not_learning", "eight sigmoid layers", 270, card("p8", "start")),
                yes("not_learning", "all weights zero", 270, rings(2, 8, new Tanh(), new Zeros(), SGD, 0.1)),
                yes("not_learning", "thirty layers from Xavier", 300, deep(XAVIER)),
                no("not_learning", "thirty layers from He", 400, deep(HE)),
                no("not_learning", "slow", 600, rings(2, 8, new Tanh(), XAVIER, SGD, 0.05)),
                no("not_learning", "a ring", 400, card("p0", "start")));
    }

    private static List<Case> courses() {
        return List.of(
                yes("dead_after_blowup", "a rate of 120", 150, blownUp(SGD)),
                yes("dead_after_blowup", "the same with momentum", 150, blownUp(new Momentum(0.9, 0))),
                no("dead_after_blowup", "tanh cannot die", 200, rings(2, 16, new Tanh(), XAVIER, SGD, 30)),
                no("dead_after_blowup", "a spiral", 400, card("p3", "start")),
                no("dead_after_blowup", "dead from the start", 200, RuleExperiments::deadAtOnce),
                yes("ravine", "card", 200, surface(new Ravine(100), SGD, 0.019)),
                yes("ravine", "a line far from zero", 200, rawLine(0.02)),
                no("ravine", "momentum", 200, surface(new Ravine(100), new Momentum(0.9, 0), 0.01)),
                no("ravine", "a rate that does not jump", 300, surface(new Ravine(100), SGD, 0.008)),
                no("ravine", "zigzag in a round valley", 200, card("p5", "zigzag")),
                no("ravine", "a sphere", 200, surface(new Sphere(), SGD, 0.9)),
                yes(
                        "overfitting",
                        "a curve from twenty noisy points",
                        800,
                        curve(2, 32, 0.5, 20, ADAM, 0.01, new FullBatch())),
                yes("overfitting", "moons from thirty noisy points", 300, moons(30, 0.5)),
                no("overfitting", "enough points", 1000, card("p2", "start")),
                no("overfitting", "rings", 1000, card("p0", "start")),
                yes("plateau", "a noisy curve at a constant rate", 1200, card("p6", "start")),
                yes(
                        "plateau",
                        "the same with momentum",
                        1200,
                        curve(2, 16, 0.3, 200, new Momentum(0.9, 0), 0.02, new MiniBatch(4))),
                no("plateau", "decayed", 1500, card("p6", "little")),
                no("plateau", "at chance", 600, card("p8", "start")),
                no("plateau", "still falling", 1000, rings(2, 8, new Tanh(), XAVIER, SGD, 0.05)));
    }
}
