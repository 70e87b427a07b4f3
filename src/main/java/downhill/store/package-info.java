/** Keeps things on disk; knows no feature, so it imports no other package of Downhill. */
@NullMarked
package downhill.store;

import org.jspecify.annotations.NullMarked;
