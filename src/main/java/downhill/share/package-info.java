/** Experiments that are given away and kept: short links, and what a browser made. */
@NullMarked
package downhill.share;

import org.jspecify.annotations.NullMarked;
