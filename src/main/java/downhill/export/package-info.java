/** What is taken away from Downhill: code, tables and pictures, each a pure function of an experiment or a run. */
@NullMarked
package downhill.export;

import org.jspecify.annotations.NullMarked;
