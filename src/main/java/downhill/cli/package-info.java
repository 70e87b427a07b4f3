/** Downhill without a browser: trains one experiment or lists what there is, and never starts the server. */
@NullMarked
package downhill.cli;

import org.jspecify.annotations.NullMarked;
