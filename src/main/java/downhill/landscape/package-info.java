/** The loss of a run on a plane through its parameters. */
@NullMarked
package downhill.landscape;

import org.jspecify.annotations.NullMarked;
