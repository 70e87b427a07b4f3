/** What is wrong with a run, why, and what to try: rules over values that were measured at fixed updates. */
@NullMarked
package downhill.diagnose;

import org.jspecify.annotations.NullMarked;
