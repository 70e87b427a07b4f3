package downhill.ui;

import com.vaadin.flow.component.Component;
import downhill.choice.Catalogue;
import downhill.surface.Surface;
import java.util.HashMap;
import java.util.Map;

/** The formula of a surface, in its letters and with the numbers of its parameters in their place. */
final class SurfaceFormula {
    private SurfaceFormula() {}

    /** Writes it into a component, in place of what that shows. */
    static void write(Component place, Surface surface) {
        place.getElement().setProperty("innerHTML", html(surface));
    }

    /** f(x, y) = ..., as markup. */
    static String html(Surface surface) {
        // Where a surface is spoken of its condition number is a kappa.
        String formula = Catalogue.term(surface.getClass()).formula().replace(" k ", " kappa ");
        String letters = part(Words.text("surface.formula", formula), Map.of());
        String numbers = part("= " + formula, known(surface));
        return numbers.equals(part("= " + formula, Map.of())) ? letters : letters + " " + numbers;
    }

    private static String part(String formula, Map<String, String> known) {
        return "<span>" + MathMl.breaking(FormulaReader.read(formula, known)) + "</span>";
    }

    private static Map<String, String> known(Surface surface) {
        Map<String, String> known = new HashMap<>();
        FormulaHtml.known(surface, Map.of())
                .forEach((letter, number) -> known.put(letter, Numbers.brief(Double.parseDouble(number))));
        return known;
    }
}
