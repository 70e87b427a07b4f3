/** Layers, activations, initialisers and losses of a network. */
@NullMarked
package downhill.nn;

import org.jspecify.annotations.NullMarked;
