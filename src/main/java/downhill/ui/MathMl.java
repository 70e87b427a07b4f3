package downhill.ui;

import downhill.ui.Formula.Call;
import downhill.ui.Formula.Cases;
import downhill.ui.Formula.Element;
import downhill.ui.Formula.Fence;
import downhill.ui.Formula.Figure;
import downhill.ui.Formula.Fraction;
import downhill.ui.Formula.Letter;
import downhill.ui.Formula.Minus;
import downhill.ui.Formula.Power;
import downhill.ui.Formula.Product;
import downhill.ui.Formula.Root;
import downhill.ui.Formula.Row;
import downhill.ui.Formula.Sign;
import downhill.ui.Formula.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A formula as MathML Core, which browsers draw themselves and screen readers can read. All that is written into it is
 * escaped; lines break between formulas, at the words and commas that stand outside of them.
 */
final class MathMl {
    /** What a reader knows by a Greek letter. */
    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("b1", "β_1"),
            Map.entry("b2", "β_2"),
            Map.entry("mu", "μ"),
            Map.entry("eps", "ε"),
            Map.entry("rho", "ρ"),
            Map.entry("alpha", "α"),
            Map.entry("eta", "η"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("beta", "β"),
            Map.entry("lambda", "λ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambd", "λ"),
            Map.entry("psi", "ψ"),
            Map.entry("Phi", "Φ"),
            Map.entry("pi", "π"));

    private static final Set<String> FUNCTIONS =
            Set.of("sin", "cos", "log", "sum", "mean", "max", "min", "sign", "tanh", "sigmoid");
    private static final Map<String, String> SIGNS = Map.of("<=", "≤", ">=", "≥", "-", "−", "...", "…", "||", "‖");
    private static final String APPLIED = "<mo>&#x2061;</mo>";
    private static final String TIMES = "<mo lspace=\"0.14em\" rspace=\"0\">&#x2062;</mo>";
    private static final String DOT = "<mo>·</mo>";
    private static final String PLUS = "<mo>+</mo>";
    private static final String MINUS = "<mo>−</mo>";

    private MathMl() {}

    /** One line: formulas, and the words between them. */
    static String line(List<Formula> parts) {
        return line(parts, false);
    }

    /** The same, which breaks also within a formula, as {@link MathBreaks} has it. */
    static String breaking(List<Formula> parts) {
        return line(parts, true);
    }

    private static String line(List<Formula> parts, boolean breaking) {
        StringBuilder line = new StringBuilder();
        List<Formula> run = new ArrayList<>();
        for (Formula part : parts) {
            String between = between(part);
            if (between == null) {
                run.add(part);
            } else {
                flush(run, breaking, line);
                line.append(between);
            }
        }
        flush(run, breaking, line);
        return line.toString().strip();
    }

    private static @Nullable String between(Formula part) {
        return switch (part) {
            case Formula.Prose(String text) -> " " + escaped(text);
            case Sign(String text) when text.equals(",") || text.equals(":") -> text;
            default -> null;
        };
    }

    private static void flush(List<Formula> run, boolean breaking, StringBuilder line) {
        if (!run.isEmpty()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append((breaking ? MathBreaks.pieces(run) : List.of(all(run)))
                            .stream()
                                    .map(piece -> "<math displaystyle=\"true\">" + piece + "</math>")
                                    .collect(Collectors.joining("<wbr>")));
            run.clear();
        }
    }

    private static String all(List<Formula> parts) {
        return parts.stream().map(MathMl::of).collect(Collectors.joining());
    }

    /** One part of a line. */
    static String of(Formula formula) {
        return switch (formula) {
            case Figure(String text, boolean own) -> figure(text, own);
            case Letter(String name) -> letter(name);
            case Formula.Prose(String text) -> element("mtext", "&nbsp;" + escaped(text) + "&nbsp;");
            case Sign(String text) -> element("mo", sign(text));
            case Row(List<Formula> parts) -> element("mrow", all(parts));
            case Sum(List<Formula> parts) -> element("mrow", sum(parts));
            case Minus(Formula of) -> element("mrow", MINUS + of(of));
            case Product product -> element("mrow", product(product));
            case Fraction(Formula over, Formula under) -> element("mfrac", of(over) + of(under));
            case Power(Formula base, Formula exponent) -> element("msup", of(base) + of(exponent));
            case Element(Formula of, Formula index) -> element("msub", of(of) + of(index));
            case Root(Formula of) -> element("msqrt", of(of));
            case Fence fence -> fence(fence);
            case Call(Letter function, Fence arguments) ->
                element("mrow", letter(function.name()) + APPLIED + fence(arguments));
            case Cases cases -> cases(cases);
        };
    }

    private static String element(String name, String inside) {
        return "<" + name + ">" + inside + "</" + name + ">";
    }

    private static String figure(String text, boolean own) {
        String start = own ? "<mn class=\"dh-own\">" : "<mn>";
        String[] parts = text.replace('-', '−').split("e", 2);
        String mantissa = start + escaped(parts[0]) + "</mn>";
        if (parts.length == 1 || parts[0].isEmpty()) {
            return start + escaped(text.replace('-', '−')) + "</mn>";
        }
        String power = element("msup", start + "10</mn>" + start + escaped(parts[1]) + "</mn>");
        return element("mrow", parts[0].equals("1") ? power : mantissa + DOT + power);
    }

    private static String letter(String name) {
        String greek = GREEK.getOrDefault(name, name).replace('\'', '′');
        int split = split(greek);
        if (split < 0) {
            return element("mi", escaped(greek));
        }
        String index = greek.substring(greek.charAt(split) == '_' ? split + 1 : split);
        String base = greek.substring(0, split);
        return element(
                "msub",
                element("mi", escaped(GREEK.getOrDefault(base, base)))
                        + element(Character.isDigit(index.charAt(0)) ? "mn" : "mi", escaped(index)));
    }

    /** Where an index begins: behind a single letter, or a line behind a short name. */
    private static int split(String name) {
        int line = name.indexOf('_');
        if (line > 0) {
            String base = name.substring(0, line);
            return base.length() == 1 || GREEK.containsKey(base) || base.equals("fan") || base.equals("lr") ? line : -1;
        }
        return name.length() > 1 && Character.isDigit(name.charAt(1)) ? 1 : -1;
    }

    private static String sign(String text) {
        return escaped(SIGNS.getOrDefault(text, text));
    }

    private static String sum(List<Formula> parts) {
        StringBuilder sum = new StringBuilder(of(parts.getFirst()));
        parts.subList(1, parts.size()).forEach(part -> sum.append(added(part)));
        return sum.toString();
    }

    private static String added(Formula part) {
        return part instanceof Minus(Formula of) ? MINUS + of(of) : PLUS + of(part);
    }

    private static String product(Product product) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < product.parts().size(); i++) {
            boolean function =
                    i > 0 && product.parts().get(i - 1) instanceof Letter(String name) && FUNCTIONS.contains(name);
            if (i > 0) {
                text.append(
                        product.dotted().get(i)
                                        || (!function
                                                && isFigure(product.parts().get(i)))
                                ? DOT
                                : function ? APPLIED + "<mspace width=\"0.17em\"></mspace>" : TIMES);
            }
            text.append(of(product.parts().get(i)));
        }
        return text.toString();
    }

    /** What would seem to be more digits of what stands in front of it. */
    static boolean isFigure(Formula formula) {
        return switch (formula) {
            case Figure _ -> true;
            case Power(Formula base, Formula _) -> isFigure(base);
            case Fence(String _, Figure(String _, boolean own), String _) -> own;
            default -> false;
        };
    }

    private static String fence(Fence fence) {
        return element("mrow", opening(fence) + of(fence.inside()) + closing(fence));
    }

    static String opening(Fence fence) {
        return "<mo fence=\"true\" form=\"prefix\">" + sign(fence.open()) + "</mo>";
    }

    static String closing(Fence fence) {
        return "<mo fence=\"true\" form=\"postfix\">" + sign(fence.close()) + "</mo>";
    }

    private static String cases(Cases cases) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < cases.values().size(); i++) {
            String when = i < cases.conditions().size()
                    ? "<mtext>" + escaped(Words.text("formula.if")) + "&nbsp;</mtext>"
                            + of(cases.conditions().get(i))
                    : "<mtext>" + escaped(Words.text("formula.else")) + "</mtext>";
            rows.append(element("mtr", element("mtd", of(cases.values().get(i))) + element("mtd", when)));
        }
        return "<mrow><mo fence=\"true\" form=\"prefix\">{</mo><mtable class=\"dh-cases\">" + rows + "</mtable></mrow>";
    }

    /** A text as it stands in markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
