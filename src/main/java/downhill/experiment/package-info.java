/** The immutable record tree of a run, its codecs, and the presets behind the cards. */
@NullMarked
package downhill.experiment;

import org.jspecify.annotations.NullMarked;
