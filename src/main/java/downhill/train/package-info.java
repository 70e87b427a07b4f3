/** Training one experiment: trainer, history, probes, frames, edits and recordings. */
@NullMarked
package downhill.train;

import org.jspecify.annotations.NullMarked;
