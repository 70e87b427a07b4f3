package downhill.ui;

import java.util.List;

/** A formula of the catalogue's plain notation, as what it says. */
sealed interface Formula {

    /** A number. {@code own} if it stands where the notation has a letter. */
    record Figure(String text, boolean own) implements Formula {}

    /** A letter or the name of a quantity or function. */
    record Letter(String name) implements Formula {}

    /** Words between formulas. */
    record Prose(String text) implements Formula {}

    /** A comma, a sign of comparison, or what has no meaning of its own here. */
    record Sign(String text) implements Formula {}

    /** Parts one after the other. */
    record Row(List<Formula> parts) implements Formula {}

    /** What is added up; a negative part has its minus in front. */
    record Sum(List<Formula> parts) implements Formula {}

    /** With a minus in front. */
    record Minus(Formula of) implements Formula {}

    /**
     * What is multiplied, or a function and what it is of.
     *
     * @param dotted whether a dot stands in front of each part, the first without one
     */
    record Product(List<Formula> parts, List<Boolean> dotted) implements Formula {}

    /** A fraction. */
    record Fraction(Formula over, Formula under) implements Formula {}

    /** A power. */
    record Power(Formula base, Formula exponent) implements Formula {}

    /** An element of what has several. */
    record Element(Formula of, Formula index) implements Formula {}

    /** A square root. */
    record Root(Formula of) implements Formula {}

    /** In brackets or bars. */
    record Fence(String open, Formula inside, String close) implements Formula {}

    /** A function of what is in brackets. */
    record Call(Letter function, Fence arguments) implements Formula {}

    /** One value where a condition holds, another where the next one does, the last value where none does. */
    record Cases(List<Formula> values, List<Formula> conditions) implements Formula {}
}
