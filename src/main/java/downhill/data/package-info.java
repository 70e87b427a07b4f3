/** Data sets, their split into training and test rows, and their scaling. */
@NullMarked
package downhill.data;

import org.jspecify.annotations.NullMarked;
