package downhill.nn;

/**
 * Where numbers ceased to be finite in the last passes of a workspace.
 *
 * @param step index of the primitive step; -1 for the loss
 * @param operation such as {@code forward 2.linear}
 * @param lastFinite largest magnitude of the tensor that was computed before, on the way forward or back
 */
public record NonFinite(int step, String operation, double lastFinite) {}
