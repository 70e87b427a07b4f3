package downhill.choice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Legal length of a text, or of each text of a list; the default is empty. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /** Most characters. */
    int max();

    /** Most items of a list. */
    int most() default Parameter.MOST;
}
