package downhill.ui;

import downhill.ui.Formula.Fence;
import downhill.ui.Formula.Figure;
import downhill.ui.Formula.Fraction;
import downhill.ui.Formula.Minus;
import downhill.ui.Formula.Power;
import downhill.ui.Formula.Product;
import downhill.ui.Formula.Root;
import downhill.ui.Formula.Sum;

/** What a formula without letters comes to. */
final class FormulaValue {
    private FormulaValue() {}

    /** NaN where it has letters or anything beyond arithmetic. */
    static double of(Formula formula) {
        return switch (formula) {
            case Figure(String text, boolean _) -> Double.parseDouble(text);
            case Sum sum -> sum.parts().stream().mapToDouble(FormulaValue::of).sum();
            case Product product ->
                product.parts().stream().mapToDouble(FormulaValue::of).reduce(1, (a, b) -> a * b);
            case Minus(Formula of) -> -of(of);
            case Fraction(Formula over, Formula under) -> of(over) / of(under);
            case Power(Formula base, Formula exponent) -> Math.pow(of(base), of(exponent));
            case Root(Formula of) -> Math.sqrt(of(of));
            case Fence(String open, Formula inside, String _) when open.equals("(") -> of(inside);
            default -> Double.NaN;
        };
    }
}
