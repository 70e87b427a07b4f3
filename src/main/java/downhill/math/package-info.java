/** Deterministic functions, kernels and seeded streams: the same bits on every machine. */
@NullMarked
package downhill.math;

import org.jspecify.annotations.NullMarked;
