package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the formula of a control says.
 *
 * @param sentence about it; empty where there is none
 * @param letters its formula as markup of {@link FormulaHtml}; empty where there is none
 * @param numbers the same with the numbers of the experiment; empty or the same where there are none
 * @param facts sentences about what that makes here and now
 * @param paper where it comes from; empty where nobody needs to say
 */
record Explained(String title, String sentence, String letters, String numbers, List<String> facts, String paper) {
    Explained {
        facts = List.copyOf(facts);
    }

    /** A choice as the catalogue has it. */
    static Explained of(String family, Choice choice, Map<String, Double> more, List<String> facts) {
        return new Explained(
                Words.choice(family, choice.id(), ""),
                sentence("choice." + family + "." + choice.id() + ".why"),
                FormulaHtml.letters(choice),
                FormulaHtml.numbers(choice, more),
                facts,
                Catalogue.term(choice.getClass()).paper());
    }

    /** A field with a formula in plain notation. */
    static Explained field(String id, String formula, Map<String, Double> numbers, List<String> facts) {
        return new Explained(
                Words.text("field." + id),
                sentence("field." + id + ".why"),
                FormulaHtml.plain(formula, Map.of()),
                FormulaHtml.plain(formula, numbers),
                facts,
                "");
    }

    private static String sentence(String key) {
        return Words.has(key) ? Words.text(key) : "";
    }

    /** For the page; all texts are escaped. */
    String html() {
        StringBuilder html = new StringBuilder("<h3>" + MathMl.escaped(title) + "</h3>");
        if (!sentence.isEmpty()) {
            html.append("<p>").append(MathMl.escaped(sentence)).append("</p>");
        }
        if (!letters.isEmpty()) {
            html.append("<div class=dh-letters>").append(letters).append("</div>");
        }
        if (!numbers.isEmpty() && !numbers.equals(letters)) {
            html.append("<h4>")
                    .append(MathMl.escaped(Words.text("formula.numbers")))
                    .append("</h4><div class=dh-numbers>")
                    .append(numbers)
                    .append("</div>");
        }
        facts.forEach(fact ->
                html.append("<p class=dh-now>").append(MathMl.escaped(fact)).append("</p>"));
        if (!paper.isEmpty()) {
            html.append("<p class=dh-paper>").append(MathMl.escaped(paper)).append("</p>");
        }
        return html.toString();
    }

    /** What a button explains. */
    @FunctionalInterface
    interface Subject {
        /**
         * Of an experiment.
         *
         * @param frame the last of its run, null before there is one
         */
        Optional<Explained> of(Experiment experiment, @Nullable Frame frame);

        /** What a frame must hold for it beside what the page shows. */
        default Set<Measurement> needs() {
            return Set.of();
        }
    }
}
