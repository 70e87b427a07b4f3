/** Live runs: one pool of threads trains them in slices; pages watch them by id. */
@NullMarked
package downhill.run;

import org.jspecify.annotations.NullMarked;
