package downhill.export;

import downhill.experiment.Training;
import downhill.optim.GradientNoise;
import downhill.optim.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One update as lines of Python, and the functions that treat its gradient. */
final class PytorchLoop {
    private static final String INDENT = "            ";

    private final Snippets snippets = Snippets.of("treatments");
    private final Training training;
    private final String flat;

    /** @param flat what makes the targets of a batch fit the answers */
    PytorchLoop(Training training, String flat) {
        this.training = training;
        this.flat = flat;
    }

    private static String name(int index) {
        return "treat_" + (index + 1);
    }

    /** The functions that treat a gradient, one for each treatment. */
    List<String> functions() {
        List<String> functions = new ArrayList<>();
        for (int i = 0; i < training.treatment().size(); i++) {
            functions.add(snippets.of(training.treatment().get(i), Map.of("name", name(i))));
        }
        return functions;
    }

    /** Whether large weights cost something. */
    boolean penalises() {
        return training.l1() != 0 || training.l2() != 0;
    }

    /** Whether answers count as much as their class. */
    boolean weighs() {
        return !training.classWeights().isEmpty();
    }

    /** Whether a treatment draws noise. */
    boolean noisy() {
        return training.treatment().stream().anyMatch(GradientNoise.class::isInstance);
    }

    private String loss() {
        String answer = "model(train_x[rows]), train_y[rows]" + flat;
        String loss = weighs()
                ? "weighted_loss(" + answer + ", train_classes[rows].flatten())"
                : "loss_function(" + answer + ")";
        String whole = penalises() ? loss + " + penalty(model)" : loss;
        List<String> factors = new ArrayList<>();
        for (int i = 0; i < training.treatment().size(); i++) {
            // Only a treatment that scales the loss has a second function.
            if (snippets.of(training.treatment().get(i), Map.of("name", name(i)))
                    .contains(name(i) + "_factor")) {
                factors.add(name(i) + "_factor()");
            }
        }
        return factors.isEmpty() ? whole : "(" + whole + ") * " + String.join(" * ", factors);
    }

    /** One update. */
    String text() {
        boolean ahead = training.optimizer().looksAhead();
        List<String> lines = new ArrayList<>();
        lines.add("optimizer.zero_grad(set_to_none=False)");
        if (ahead) {
            lines.add("optimizer.look_ahead()");
        }
        lines.add("loss = " + loss());
        lines.add("loss.backward()");
        if (ahead) {
            lines.add("optimizer.look_back()");
        }
        List<Treatment> treatments = training.treatment();
        if (noisy()) {
            lines.add("noise = Stream.of(5).part(updates)");
        }
        if (treatments.isEmpty()) {
            lines.add("optimizer.step()");
        } else {
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < treatments.size(); i++) {
                calls.add(name(i) + "(model)");
            }
            lines.add("if " + String.join(" and ", calls) + ":");
            lines.add("    optimizer.step()");
        }
        return INDENT + String.join("\n" + INDENT, lines);
    }
}
