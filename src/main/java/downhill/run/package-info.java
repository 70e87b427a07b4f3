/**
 * Live runs: one pool of threads trains them in slices; pages watch them by id. What pages see is measured within a budget
 * of 5 % of each run's time.
 */
@NullMarked
package downhill.run;

import org.jspecify.annotations.NullMarked;
