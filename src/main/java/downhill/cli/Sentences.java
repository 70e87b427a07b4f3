package downhill.cli;

import downhill.choice.Problem;
import downhill.train.Divergence;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Everything the command line says, out of the message bundles. */
final class Sentences {
    /** The bundle with the texts of this package; picocli reads its help from there too. */
    static final String BUNDLE = "messages.cli";

    /** Problems and divergences are told in the words of the page. */
    private static final String SHARED = "messages.ui";

    private Sentences() {}

    /** A text of this package with its arguments. */
    static String text(String key, Object... arguments) {
        return text(BUNDLE, key, arguments);
    }

    /** A problem as a sentence that begins with where it is. */
    static String problem(Problem problem) {
        String sentence =
                text(SHARED, "problem." + problem.code(), problem.args().toArray());
        return problem.path().isEmpty() ? sentence : text(SHARED, "problem.at", problem.path(), sentence);
    }

    static List<String> problems(List<Problem> problems) {
        return problems.stream().map(Sentences::problem).toList();
    }

    /** Why a run diverged. */
    static String diverged(Divergence divergence) {
        String cause = divergence.cause().name().toLowerCase(Locale.ROOT);
        String sentence = text(SHARED, "diverged." + cause, divergence.update(), divergence.value());
        Divergence.Origin origin = divergence.origin();
        if (origin == null) {
            return sentence;
        }
        // Operations are told by the names that a tensor's path has, as in a list of parameters.
        String began = origin.layer() == 0
                ? text(SHARED, "diverged.origin", origin.operation(), origin.lastFinite())
                : text(
                        SHARED,
                        "diverged.origin.layer",
                        text(SHARED, "layer", origin.layer()),
                        origin.operation(),
                        origin.lastFinite());
        return sentence + " " + began;
    }

    private static String text(String bundle, String key, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(
                bundle,
                Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof Double number ? exact(number) : argument)
                .toArray();
        return new MessageFormat(texts.getString(key), Locale.ENGLISH).format(shown);
    }

    /** All digits of a number, and no more: 0.03, 1000, 1E-9. */
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 && exact.precision() - exact.scale() <= 9 ? exact.toPlainString() : exact.toString();
    }

    /** Passes over the training rows, to a hundredth. */
    static String epochs(double value) {
        return exact(Math.rint(value * 100) / 100);
    }

    /** Four digits of a number. */
    static String reading(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
