package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A formula of the catalogue for the page, in its letters or with numbers in their place. */
final class FormulaHtml {
    /** Letters of formulas that are not the names of the parameters they stand for. */
    private static final Map<String, List<String>> LETTERS = Map.of(
            "b1", List.of("beta1"),
            "b2", List.of("beta2"),
            "wd", List.of("weight_decay"),
            "mu", List.of("momentum"),
            "lr_f", List.of("final_lr"),
            "c", List.of("max_norm", "clip_value", "clipping", "value"),
            "psi", List.of("momentum_decay"),
            "lambda", List.of("lambd"),
            "kappa", List.of("condition_number"));

    private static final MathContext FOUR = new MathContext(4);
    private static final Pattern CLAUSES = Pattern.compile("; ");

    private FormulaHtml() {}

    /** In letters; empty where the choice has no formula. */
    static String letters(Choice choice) {
        return html(Catalogue.term(choice.getClass()).formula(), Map.of());
    }

    /**
     * A formula in the catalogue's plain notation, parts of it divided by semicolons.
     *
     * @param numbers in the place of letters
     */
    static String plain(String formula, Map<String, Double> numbers) {
        Map<String, String> known = new HashMap<>();
        numbers.forEach((letter, value) -> known.put(letter, Numbers.text(rounded(value))));
        return html(formula, known);
    }

    /**
     * With the numbers of the choice in the place of letters; what is then multiplied by one or adds nothing is left out.
     *
     * @param more numbers of letters that the choice itself does not have, such as {@code lr}
     */
    static String numbers(Choice choice, Map<String, Double> more) {
        return numbers(choice, Catalogue.term(choice.getClass()).formula(), more);
    }

    /** The same of a formula that is about this choice. */
    static String numbers(Choice choice, String formula, Map<String, Double> more) {
        Map<String, String> known = known(choice, more);
        return html(shortened(formula, known), known);
    }

    /** The numbers of a choice, by the letters they have in formulas. */
    static Map<String, String> known(Choice choice, Map<String, Double> more) {
        Map<String, String> known = new HashMap<>();
        more.forEach((letter, value) -> known.put(letter, Numbers.text(rounded(value))));
        for (Parameter parameter : Catalogue.parameters(choice.getClass())) {
            if (value(parameter, choice) instanceof Number number) {
                known.put(parameter.name(), Numbers.text(number.doubleValue()));
            }
        }
        LETTERS.forEach((letter, names) -> names.stream()
                .filter(known::containsKey)
                .findFirst()
                .ifPresent(name -> known.putIfAbsent(letter, known.get(name))));
        return known;
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FOUR).doubleValue() : value;
    }

    private static Object value(Parameter parameter, Choice choice) {
        try {
            return Objects.requireNonNull(parameter.component().getAccessor().invoke(choice));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String formula, Map<String, String> known) {
        String decayless = "0".equals(known.get("wd"))
                ? formula.replace("g = g + wd * p; ", "").replace("(g + wd * p)", "g")
                : formula;
        return "0".equals(known.get("dampening")) ? decayless.replace("(1 - dampening) * ", "") : decayless;
    }

    private static String html(String formula, Map<String, String> known) {
        return CLAUSES.splitAsStream(formula)
                .filter(part -> !part.isBlank())
                .map(part -> "<div>" + MathMl.line(FormulaReader.read(part, known)) + "</div>")
                .collect(Collectors.joining());
    }
}
