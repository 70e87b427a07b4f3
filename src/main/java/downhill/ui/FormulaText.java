package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Parameter;
import downhill.optim.Optimizer;
import downhill.train.Anatomy;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An optimizer's formula, statement by statement, with the numbers of one update of one weight in the places of its letters.
 * A letter for which the anatomy has no number stays.
 */
final class FormulaText {
    /** Letters of the formulas that are short for a parameter. */
    private static final Map<String, String> SHORT = Map.of(
            "b1",
            "beta1",
            "b2",
            "beta2",
            "b3",
            "beta3",
            "wd",
            "weight_decay",
            "mu",
            "momentum",
            "lr_f",
            "final_lr",
            "eta",
            "trust_coefficient",
            "psi",
            "momentum_decay");

    private static final String DECAY = "g = g + wd * p";

    private static final String AT_FIRST = " at first";

    /** A letter; what a bracket follows at once is a function, and what stands behind a digit or a point is part of a number. */
    private static final Pattern LETTER = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?![\\w(])");

    private static final Pattern SEPARATOR = Pattern.compile("; |, (?=then )");

    private static final Pattern STATEMENT = Pattern.compile("(?:then )?(\\w+) = (.+)");

    private final Map<String, Double> after = new HashMap<>();
    private final Map<String, Double> before = new HashMap<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Anatomy anatomy;
    private double gradient;

    private FormulaText(Anatomy anatomy, Optimizer optimizer) {
        this.anatomy = anatomy;
        for (Link link : anatomy.links()) {
            Double was = link.before();
            if (link.kind() == Kind.MEMORY || link.kind() == Kind.SHARED_MEMORY) {
                after.put(link.name(), link.value());
                before.put(link.name(), was == null ? link.value() : was);
            }
        }
        for (Parameter parameter : Catalogue.parameters(optimizer.getClass())) {
            parameters.put(parameter.name(), value(parameter, optimizer));
        }
        SHORT.forEach((letter, name) -> {
            if (parameters.containsKey(name)) {
                parameters.putIfAbsent(letter, parameters.get(name));
            }
        });
        anatomy.find(Kind.WEIGHT).ifPresent(link -> before.put("p", link.value()));
        anatomy.find(Kind.NEW_WEIGHT).ifPresent(link -> after.put("p", link.value()));
        anatomy.find(Kind.LEARNING_RATE).ifPresent(link -> parameters.put("lr", link.value()));
        anatomy.find(Kind.COUNT).ifPresent(link -> parameters.put("t", Math.round(link.value())));
        gradient = anatomy.links().stream()
                .filter(link -> link.kind() == Kind.RAW_GRADIENT || link.kind() == Kind.TREATMENT)
                .reduce((_, last) -> last)
                .map(Link::value)
                .orElse(Double.NaN);
    }

    private static Object value(Parameter parameter, Optimizer optimizer) {
        try {
            return parameter.component().getAccessor().invoke(optimizer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(parameter.name() + " cannot be read", e);
        }
    }

    /** The statements that this update obeyed; none of an update that was not made. */
    static List<Line> of(Anatomy anatomy, Optimizer optimizer) {
        boolean moved = anatomy.find(Kind.EFFECTIVE_STEP).isPresent()
                && anatomy.optimizer().equals(optimizer.id());
        return moved ? new FormulaText(anatomy, optimizer).lines(optimizer) : List.of();
    }

    private List<Line> lines(Optimizer optimizer) {
        List<String> obeyed = obeyed(optimizer);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < obeyed.size(); i++) {
            lines.add(line(obeyed.get(i), obeyed.subList(i, obeyed.size())));
        }
        return lines;
    }

    private List<String> obeyed(Optimizer optimizer) {
        boolean first = Long.valueOf(1).equals(parameters.get("t"));
        String formula = Catalogue.term(optimizer.getClass()).formula();
        List<String> obeyed = new ArrayList<>();
        boolean other = false;
        for (String statement : SEPARATOR.splitAsStream(formula).toList()) {
            boolean atFirst = statement.endsWith(AT_FIRST);
            boolean later = other && statement.startsWith("then ");
            other = atFirst;
            boolean holds = atFirst ? first : !(later && first);
            if (holds && !(statement.equals(DECAY) && optimizer.weightDecay() == 0)) {
                obeyed.add(statement.replaceFirst("^then (?=\\w+ = )", ""));
            }
        }
        return obeyed;
    }

    /** @param rest this statement and those behind it */
    private Line line(String statement, List<String> rest) {
        Matcher matcher = STATEMENT.matcher(statement);
        String letters = MathMl.breaking(FormulaReader.read(statement, Map.of()));
        if (!matcher.matches()) {
            return new Line(letters, "");
        }
        String left = matcher.group(1);
        Map<String, String> known = new HashMap<>();
        LETTER.matcher(matcher.group(2))
                .results()
                .map(MatchResult::group)
                .forEach(letter -> number(letter, rest).ifPresent(number -> known.put(letter, number)));
        Double result = after.get(left);
        if (statement.equals(DECAY)) {
            gradient += anatomy.find(Kind.WEIGHT_DECAY).map(Link::value).orElse(0.0);
            result = gradient;
        }
        boolean last = rest.stream().skip(1).allMatch(each -> isOf(each) && !isOf(each, left));
        List<Formula> numbers = new ArrayList<>();
        if (result != null && (last || !left.equals("p"))) {
            numbers.add(new Formula.Figure(plain(result), true));
        }
        numbers.addAll(FormulaReader.read("= " + matcher.group(2), known));
        return new Line(letters, MathMl.breaking(numbers));
    }

    private static boolean isOf(String statement) {
        return STATEMENT.matcher(statement).matches();
    }

    private static boolean isOf(String statement, String left) {
        Matcher matcher = STATEMENT.matcher(statement);
        return matcher.matches() && matcher.group(1).equals(left);
    }

    /** What a letter is before the rest of the statements is obeyed: what one of them will change is still what it was. */
    private Optional<String> number(String letter, List<String> rest) {
        if (letter.equals("g")) {
            return Optional.of(plain(gradient));
        }
        boolean old = rest.stream().anyMatch(each -> isOf(each, letter));
        Double live = old ? before.get(letter) : after.get(letter);
        if (live != null) {
            return Optional.of(plain(live));
        }
        return Optional.ofNullable(
                switch (parameters.get(letter)) {
                    case Double fixed -> Numbers.text(fixed);
                    case Integer fixed -> fixed.toString();
                    case Long fixed -> fixed.toString();
                    case null, default -> null;
                });
    }

    private static String plain(double value) {
        return Numbers.significant(value).replace('−', '-');
    }

    /**
     * One statement, as markup.
     *
     * @param numbers the same in numbers, what comes out on the left; empty where it is said in words
     */
    record Line(String letters, String numbers) {}
}
