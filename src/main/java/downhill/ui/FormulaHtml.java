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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A formula of the catalogue as HTML, in its letters or with numbers in their place. */
final class FormulaHtml {
    /** Letters of formulas that are not the names of the parameters they stand for. */
    private static final Map<String, List<String>> LETTERS = Map.of(
            "b1", List.of("beta1"),
            "b2", List.of("beta2"),
            "wd", List.of("weight_decay"),
            "mu", List.of("momentum"),
            "lr_f", List.of("final_lr"),
            "c", List.of("max_norm", "clip_value", "clipping", "value"),
            "psi", List.of("momentum_decay"));

    private static final MathContext FOUR = new MathContext(4);
    private static final Pattern SIMPLE_POWER = Pattern.compile("\\^(−?[A-Za-z0-9.]+|−?<[^>]+>[^<]*</[^>]+>)");
    private static final Pattern BRACKET_POWER = Pattern.compile("\\^(\\([^()]*\\))");
    private static final Pattern CLAUSES = Pattern.compile("; ");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");

    /** What a reader knows by a Greek letter. */
    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("b1", "β<sub>1</sub>"),
            Map.entry("b2", "β<sub>2</sub>"),
            Map.entry("mu", "μ"),
            Map.entry("eps", "ε"),
            Map.entry("rho", "ρ"),
            Map.entry("alpha", "α"),
            Map.entry("eta", "η"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("beta", "β"),
            Map.entry("lambd", "λ"),
            Map.entry("psi", "ψ"),
            Map.entry("pi", "π"));

    private FormulaHtml() {}

    /** In letters; empty where the choice has no formula. */
    static String letters(Choice choice) {
        return html(Catalogue.term(choice.getClass()).formula(), Map.of());
    }

    /**
     * With the numbers of the choice in the place of letters; what is then multiplied by one or adds nothing is left out.
     *
     * @param more numbers of letters that the choice itself does not have, such as {@code lr}
     */
    static String numbers(Choice choice, Map<String, Double> more) {
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
        return html(plain(Catalogue.term(choice.getClass()).formula(), known), known);
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

    private static String plain(String formula, Map<String, String> known) {
        String decayless = "0".equals(known.get("wd"))
                ? formula.replace("g = g + wd * p; ", "").replace("(g + wd * p)", "g")
                : formula;
        return "0".equals(known.get("dampening")) ? decayless.replace("(1 - dampening) * ", "") : decayless;
    }

    private static String html(String formula, Map<String, String> known) {
        return CLAUSES.splitAsStream(formula)
                .filter(part -> !part.isBlank())
                .map(part -> "<div>" + line(escaped(part), known) + "</div>")
                .collect(Collectors.joining());
    }

    private static String line(String text, Map<String, String> known) {
        Matcher words = WORD.matcher(text);
        StringBuilder line = new StringBuilder();
        int from = 0;
        while (words.find()) {
            line.append(signs(text.substring(from, words.start())));
            line.append(word(words.group(), known));
            from = words.end();
        }
        String signed = line.append(signs(text.substring(from))).toString();
        // First the powers that stand inside the brackets of others.
        String simple = SIMPLE_POWER.matcher(signed).replaceAll("<sup>$1</sup>");
        return BRACKET_POWER.matcher(simple).replaceAll("<sup>$1</sup>");
    }

    private static String word(String word, Map<String, String> known) {
        if (word.equals("lt") || word.equals("gt") || word.equals("amp")) {
            return word; // of an escaped sign
        }
        String number = known.get(word);
        if (number != null) {
            return "<b>" + escaped(number.replace('-', '−')) + "</b>";
        }
        return GREEK.getOrDefault(word, word);
    }

    private static String signs(String text) {
        return text.replace(" * ", " · ").replace('-', '−');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
