/** Functions of two numbers to descend on: the toy surfaces of the optimisation literature. */
@NullMarked
package downhill.surface;

import org.jspecify.annotations.NullMarked;
