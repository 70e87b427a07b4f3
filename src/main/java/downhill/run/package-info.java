/**
 * Live runs: one pool of threads does all work for users in slices, fair between owners first; pages watch runs by id.
 * What pages see is measured within a budget of 5 % of each run's time.
 */
@NullMarked
package downhill.run;

import org.jspecify.annotations.NullMarked;
