/**
 * The loss of a run on a plane through its parameters: random directions with the norms of its filters, and the
 * principal components of its own path. How steep the valley is belongs to {@code downhill.train}, since frames show it.
 */
@NullMarked
package downhill.landscape;

import org.jspecify.annotations.NullMarked;
