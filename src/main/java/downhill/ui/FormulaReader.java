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
import downhill.ui.FormulaTokens.Kind;
import downhill.ui.FormulaTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a formula in the catalogue's plain notation: a product binds more than a sum, a fraction is of what stands
 * right beside its stroke, a power binds most; what is no formula stays as it is.
 */
final class FormulaReader {
    private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "|", "|", "||", "||");

    /** What comes behind it may have a sign of its own. */
    private static final Set<String> PREFIX = Set.of("mean", "sum", "log");

    private final List<Token> tokens;
    private final Map<String, String> known;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    private FormulaReader(String text, Map<String, String> known) {
        this.known = known;
        tokens = FormulaTokens.of(text, known);
    }

    /**
     * The parts of a formula: what can be computed, and the words and commas between.
     *
     * @param known numbers in the place of letters
     */
    static List<Formula> read(String text, Map<String, String> known) {
        FormulaReader reader = new FormulaReader(text, known);
        List<Formula> parts = new ArrayList<>();
        while (reader.now().kind() != Kind.END) {
            parts.addAll(reader.row());
            if (reader.now().kind() != Kind.END) {
                parts.add(new Sign(reader.next().text())); // a bracket that nothing opened
            }
        }
        return parts;
    }

    private Token now() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean closes() {
        return now().kind() == Kind.END
                || now().is(")")
                || now().is("]")
                || (now().kind() == Kind.SIGN && now().text().equals(open.peek()));
    }

    private List<Formula> row() {
        List<Formula> parts = new ArrayList<>();
        int start = 0;
        while (!closes()) {
            if (now().is("?")) {
                List<Formula> condition = parts.subList(start, parts.size());
                Formula cases = cases(List.copyOf(condition));
                condition.clear();
                parts.add(cases);
            } else if (now().kind() == Kind.WORD) {
                parts.add(new Formula.Prose(next().text()));
            } else if (now().is("-") || begins()) {
                parts.add(sum());
            } else {
                boolean comma = now().is(",");
                parts.add(new Sign(next().text()));
                start = comma ? parts.size() : start;
            }
        }
        return parts;
    }

    private Formula cases(List<Formula> first) {
        List<Formula> values = new ArrayList<>();
        List<Formula> conditions = new ArrayList<>();
        List<Formula> condition = first;
        while (now().is("?")) {
            next();
            conditions.add(one(condition));
            values.add(sum());
            if (now().is(":")) {
                next();
            }
            condition = new ArrayList<>(List.of(sum()));
            while (isComparison()) {
                condition.add(new Sign(next().text()));
                condition.add(sum());
            }
        }
        values.add(one(condition));
        return new Cases(List.copyOf(values), List.copyOf(conditions));
    }

    private boolean isComparison() {
        return now().kind() == Kind.SIGN && now().text().matches("[<>]=?");
    }

    private static Formula one(List<Formula> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Row(List.copyOf(parts));
    }

    private boolean begins() {
        return now().kind() == Kind.NUMBER
                || now().kind() == Kind.LETTER
                || (now().kind() == Kind.SIGN && CLOSING.containsKey(now().text()) && !closes());
    }

    private Formula sum() {
        List<Formula> parts = new ArrayList<>(List.of(first(signed())));
        while (now().is("+") || now().is("-")) {
            boolean minus = next().is("-");
            Formula part = product();
            parts.add(minus ? new Minus(part) : part);
        }
        return parts.size() == 1 ? parts.getFirst() : new Sum(List.copyOf(parts));
    }

    private Formula signed() {
        if (now().is("-")) {
            next();
            return new Minus(signed());
        }
        return product();
    }

    private Formula product() {
        List<Formula> parts = new ArrayList<>();
        List<Boolean> dotted = new ArrayList<>();
        boolean dot = false;
        boolean prefix = false;
        while (begins() || now().is("*") || now().is("/") || (prefix && now().is("-"))) {
            if (now().is("*")) {
                next();
                dot = true;
            } else if (now().is("/") && !parts.isEmpty()) {
                next();
                parts.add(new Fraction(bare(parts.removeLast()), bare(power())));
            } else {
                boolean named = now().kind() == Kind.LETTER && PREFIX.contains(now().text());
                parts.add(prefix && now().is("-") ? signed() : power());
                dotted.add(dot);
                dot = false;
                prefix = named;
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Product(List.copyOf(parts), List.copyOf(dotted));
    }

    /** A fraction's stroke and a power's height do what brackets would. */
    private static Formula bare(Formula formula) {
        return formula instanceof Fence(String left, Formula inside, String _) && left.equals("(") ? inside : formula;
    }

    private Formula power() {
        Formula base = primary();
        while (now().is("^") || (now().is("[") && now().close())) {
            base = next().is("^") ? new Power(base, exponent()) : index(base);
        }
        return base;
    }

    private Formula exponent() {
        if (now().is("-")) {
            next();
            return new Minus(primary());
        }
        return bare(primary());
    }

    private Formula index(Formula base) {
        at--;
        return new Element(base, fence().inside());
    }

    private Formula primary() {
        if (now().kind() == Kind.NUMBER) {
            return new Figure(next().text(), false);
        }
        if (now().kind() == Kind.SIGN && CLOSING.containsKey(now().text())) {
            return fence();
        }
        if (closes()) {
            return new Sign(""); // something is missing
        }
        Token token = next();
        if (token.kind() != Kind.LETTER) {
            return token.kind() == Kind.WORD ? new Formula.Prose(token.text()) : new Sign(token.text());
        }
        if (!now().is("(") || !now().close()) {
            String number = known.get(token.text());
            return number == null ? new Letter(token.text()) : figure(number);
        }
        Fence arguments = fence();
        return token.text().equals("sqrt")
                ? new Root(arguments.inside())
                : new Call(new Letter(token.text()), arguments);
    }

    /** Behind another sign a number needs brackets around its own. */
    private static Formula figure(String number) {
        Figure figure = new Figure(number, true);
        return number.startsWith("-") ? new Fence("(", figure, ")") : figure;
    }

    private static Formula first(Formula formula) {
        return formula instanceof Fence(String left, Figure figure, String _) && left.equals("(") && figure.own()
                ? figure
                : formula;
    }

    private Fence fence() {
        String left = next().text();
        String right = Objects.requireNonNull(CLOSING.get(left));
        open.push(right);
        Formula inside = one(row());
        open.pop();
        if (now().is(right)) {
            next();
        }
        return new Fence(left, inside, right);
    }
}
