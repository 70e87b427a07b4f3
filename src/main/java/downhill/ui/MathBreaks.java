package downhill.ui;

import downhill.ui.Formula.Fence;
import downhill.ui.Formula.Minus;
import downhill.ui.Formula.Power;
import downhill.ui.Formula.Product;
import downhill.ui.Formula.Sum;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a formula may go on in the next line, which browsers do not do by themselves: before what is added at the outermost,
 * between brackets that are multiplied there, and so on within brackets that hold others.
 */
final class MathBreaks {
    private MathBreaks() {}

    /** What must stay together, as markup. */
    static List<String> pieces(List<Formula> run) {
        List<String> pieces = new ArrayList<>(List.of(""));
        run.forEach(part -> join(pieces, of(part)));
        return pieces;
    }

    /** The first of the others stays with the last so far. */
    private static void join(List<String> pieces, List<String> others) {
        pieces.add(pieces.removeLast() + others.getFirst());
        pieces.addAll(others.subList(1, others.size()));
    }

    private static List<String> of(Formula formula) {
        return switch (formula) {
            case Sum(List<Formula> parts) -> sum(parts);
            case Product product
            when isOfBrackets(product) ->
                product.parts().stream().flatMap(part -> of(part).stream()).toList();
            case Fence fence
            when holdsBrackets(fence.inside()) -> {
                List<String> pieces = new ArrayList<>(List.of(MathMl.opening(fence)));
                join(pieces, of(fence.inside()));
                join(pieces, List.of(MathMl.closing(fence)));
                yield pieces;
            }
            default -> List.of(MathMl.of(formula));
        };
    }

    private static List<String> sum(List<Formula> parts) {
        List<String> pieces = new ArrayList<>(of(parts.getFirst()));
        for (Formula part : parts.subList(1, parts.size())) {
            boolean minus = part instanceof Minus;
            List<String> own = new ArrayList<>(of(part instanceof Minus(Formula of) ? of : part));
            pieces.add("<mo form=\"infix\">" + (minus ? "−" : "+") + "</mo>" + own.removeFirst());
            pieces.addAll(own);
        }
        return pieces;
    }

    /** Of a number the dot in front of it would be lost. */
    private static boolean isOfBrackets(Product product) {
        return !product.dotted().contains(true)
                && product.parts().stream().allMatch(part -> isBracket(part) && !MathMl.isFigure(part));
    }

    private static boolean isBracket(Formula formula) {
        return formula instanceof Fence || (formula instanceof Power(Formula base, Formula _) && base instanceof Fence);
    }

    private static boolean holdsBrackets(Formula formula) {
        return switch (formula) {
            case Sum(List<Formula> parts) -> parts.stream().anyMatch(MathBreaks::holdsBrackets);
            case Minus(Formula of) -> holdsBrackets(of);
            case Product product -> isOfBrackets(product);
            default -> false;
        };
    }
}
