/** Experiments that are given away and kept: short links, what a browser made, and keys for programs. */
@NullMarked
package downhill.share;

import org.jspecify.annotations.NullMarked;
