package downhill.ui;

import downhill.choice.Choice;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.Loss;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.util.List;
import java.util.Map;

/** The choices that most people look for: in a long menu they stand first, above a line. */
final class Familiar {
    /** Of each family, in this order; ids that a menu does not offer are passed over. */
    static final Map<Class<? extends Choice>, List<String>> FIRST = Map.of(
            Optimizer.class, List.of("sgd", "momentum", "nesterov", "rmsprop", "adam"),
            Schedule.class, List.of("constant", "multi_step", "exponential", "cosine", "warmup"),
            Treatment.class, List.of("none", "clip_grad_norm", "clip_grad_value", "normalize_global"),
            Loss.class, List.of("bce_with_logits", "cross_entropy", "mse", "mae", "huber", "hinge"),
            Activation.class, List.of("relu", "tanh", "sigmoid", "leaky_relu", "identity"),
            Surface.class, List.of("ravine", "rosenbrock", "saddle", "himmelblau", "beale"),
            Initialiser.class, List.of("xavier_uniform", "kaiming_normal", "orthogonal", "zeros"));

    private Familiar() {}

    /** Fills a menu with ids of a family. */
    static void offer(Menu<String> menu, Class<? extends Choice> family, List<String> ids) {
        List<String> first = FIRST.getOrDefault(family, List.of()).stream()
                .filter(ids::contains)
                .toList();
        List<String> rest = ids.stream().filter(id -> !first.contains(id)).toList();
        menu.offer(first, rest);
    }
}
