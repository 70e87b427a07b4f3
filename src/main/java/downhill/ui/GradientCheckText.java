package downhill.ui;

import downhill.train.GradientCheck;

/** What a finite-difference check of a gradient says. */
final class GradientCheckText {
    private GradientCheckText() {}

    static String of(GradientCheck check) {
        String found = Words.text(
                "weight.checked",
                check.update(),
                Numbers.significant(check.gradient()),
                Numbers.significant(check.difference()),
                Numbers.significant(check.relative()));
        if (check.kink()) {
            return found + " "
                    + Words.text("weight.kink", Numbers.significant(check.left()), Numbers.significant(check.right()));
        }
        return check.absolute() <= check.noise() ? found + " " + Words.text("weight.noise") : found;
    }
}
