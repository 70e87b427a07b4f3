/**
 * Training one experiment: trainer, history, probes, frames, edits and recordings.
 *
 * <p>What is measured of the loss of the whole training set is here too, with the steepness of its valley walls: frames
 * show it, and it follows the weights of a run. Planes through the parameters are a job of their own, in
 * {@code downhill.landscape}.
 */
@NullMarked
package downhill.train;

import org.jspecify.annotations.NullMarked;
