/** What can be chosen: ids, parameters with ranges, and the problems of a choice that is not legal. */
@NullMarked
package downhill.choice;

import org.jspecify.annotations.NullMarked;
