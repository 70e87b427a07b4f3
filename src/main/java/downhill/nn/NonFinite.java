package downhill.nn;

/**
 * Where numbers ceased to be finite in the last passes of a workspace.
 *
 * @param step index of the primitive step; -1 for the loss
 * @param operation such as {@code forward 2.linear}
 * @param lastFinite largest finite magnitude among what was computed before
 */
public record NonFinite(int step, String operation, double lastFinite) {}
