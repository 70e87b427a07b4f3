/** What programs ask for over HTTP under {@code /api/v1}: the same experiments, runs and limits as on the page. */
@NullMarked
package downhill.api;

import org.jspecify.annotations.NullMarked;
