package downhill.nn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The slope of an activation as a formula in plain text, in z and, where that is shorter, its value f. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Slope {
    /** The formula. */
    String value();
}
