package downhill.nn;

/**
 * The numbers of a model: flat parameters, which training changes, and flat buffers (running statistics).
 *
 * @param parameters laid out by {@link Model#parameters()}
 * @param buffers laid out by {@link Model#buffers()}
 */
@SuppressWarnings("ArrayRecordComponent") // the live arrays themselves are meant, not their contents
public record Values(double[] parameters, double[] buffers) {}
