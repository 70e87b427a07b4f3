package downhill.choice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a choice is: its id, its formula, and where it comes from. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Term {
    /** Unique within its family, snake_case. */
    String id();

    /** The formula in plain text; empty where there is none. */
    String formula() default "";

    /** The paper or source; empty where there is none. */
    String paper() default "";
}
