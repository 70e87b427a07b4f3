package downhill.run;

import downhill.train.Edit;
import org.jspecify.annotations.Nullable;

/**
 * Where a new run leaves another.
 *
 * @param update that both have
 * @param edit made there, before anything else; null for none
 */
record Branch(long update, @Nullable Edit edit, Pace pace) {}
