package downhill.ui;

import downhill.math.NormalDistribution;
import downhill.ui.Formula.Call;
import downhill.ui.Formula.Cases;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a formula comes to where its letters stand for these numbers: an interpreter that owes nothing to the engine. */
final class FormulaMeaning {
    private final Map<String, Double> letters;

    FormulaMeaning(Map<String, Double> letters) {
        this.letters = new HashMap<>(letters);
        this.letters.put("e", Math.E);
        this.letters.put("pi", Math.PI);
    }

    /** Of a formula, behind which letters of its own may be defined: {@code s (1 + s), s = sigmoid(z)}. */
    double of(List<Formula> parts) {
        for (int i = 1; i + 1 < parts.size(); i++) {
            if (parts.get(i) instanceof Sign(String sign)
                    && sign.equals("=")
                    && parts.get(i - 1) instanceof Letter(String own)) {
                letters.put(own, of(parts.get(i + 1)));
            }
        }
        return of(parts.getFirst());
    }

    private double of(Formula formula) {
        return switch (formula) {
            case Figure(String text, boolean _) -> Double.parseDouble(text);
            case Letter(String name) -> letters.get(name);
            case Sum sum -> sum.parts().stream().mapToDouble(this::of).sum();
            case Minus(Formula of) -> -of(of);
            case Product product ->
                product.parts().stream().mapToDouble(this::of).reduce(1, (a, b) -> a * b);
            case Fraction(Formula over, Formula under) -> of(over) / of(under);
            case Power(Formula base, Formula exponent) -> Math.pow(of(base), of(exponent));
            case Root(Formula of) -> Math.sqrt(of(of));
            case Fence(String open, Formula inside, String _) -> open.equals("|") ? Math.abs(of(inside)) : of(inside);
            case Call(Letter(String name), Fence arguments) -> call(name, arguments(arguments.inside()));
            case Cases cases -> cases(cases);
            default -> throw new IllegalArgumentException(formula.toString());
        };
    }

    private List<Double> arguments(Formula inside) {
        return inside instanceof Row(List<Formula> parts)
                ? parts.stream()
                        .filter(part -> !(part instanceof Sign))
                        .map(this::of)
                        .toList()
                : List.of(of(inside));
    }

    private double cases(Cases cases) {
        for (int i = 0; i < cases.conditions().size(); i++) {
            if (holds(((Row) cases.conditions().get(i)).parts())) {
                return of(cases.values().get(i));
            }
        }
        return of(cases.values().getLast());
    }

    private boolean holds(List<Formula> parts) {
        for (int i = 1; i < parts.size(); i += 2) {
            double left = of(parts.get(i - 1));
            double right = of(parts.get(i + 1));
            boolean holds = switch (((Sign) parts.get(i)).text()) {
                case "<" -> left < right;
                case "<=" -> left <= right;
                case ">" -> left > right;
                default -> throw new IllegalArgumentException(parts.toString());
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static double call(String name, List<Double> x) {
        return switch (name) {
            case "tanh" -> Math.tanh(x.getFirst());
            case "sigmoid" -> 1 / (1 + Math.exp(-x.getFirst()));
            case "log" -> Math.log(x.getFirst());
            case "sin" -> Math.sin(x.getFirst());
            case "cos" -> Math.cos(x.getFirst());
            case "sign" -> Math.signum(x.getFirst());
            case "Phi" -> NormalDistribution.cdf(x.getFirst());
            case "relu6" -> Math.min(Math.max(0, x.getFirst()), 6);
            case "min" -> Math.min(x.get(0), x.get(1));
            case "max" -> Math.max(x.get(0), x.get(1));
            case "clamp" -> Math.clamp(x.get(0), x.get(1), x.get(2));
            default -> throw new IllegalArgumentException(name);
        };
    }
}
