package downhill.math;

/** What the Java platform underneath offers. */
public final class Platform {
    /** The option that turns vectors on. */
    public static final String VECTOR_OPTION = "--add-modules=jdk.incubator.vector";

    private Platform() {}

    /** Whether the Vector API's incubating module is there; without it the same bits take longer. */
    public static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
