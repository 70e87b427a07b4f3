/** Optimizers, learning-rate schedules and gradient treatment over named tensors. */
@NullMarked
package downhill.optim;

import org.jspecify.annotations.NullMarked;
