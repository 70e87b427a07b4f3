/** The main class and wiring; nothing may import this package. */
@NullMarked
package downhill;

import org.jspecify.annotations.NullMarked;
