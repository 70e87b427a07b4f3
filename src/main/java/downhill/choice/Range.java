package downhill.choice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Default and legal range of a number, a flag (0 or 1) or a list of numbers; the ends are legal. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The default, taken where a value is not given. */
    double value() default 0;

    /** The default of a list. */
    double[] list() default {};

    /** Most items of a list. */
    int most() default Parameter.MOST;

    /** Smallest legal value. */
    double min() default 0;

    /** Largest legal value. */
    double max() default 1;

    /** How a control should spread the range. */
    Scale scale() default Scale.LINEAR;

    /** Spread of a range over a control. */
    enum Scale {
        LINEAR,
        LOG
    }
}
