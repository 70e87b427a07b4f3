package downhill.run;

import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.JSerializer;
import org.jspecify.annotations.Nullable;

/** Pekko's way to the {@link WireCodec}; {@code cluster.conf} names it. */
final class WireSerializer extends JSerializer {
    private static final int ID = 71_001;

    private final ExtendedActorSystem system;
    private volatile @Nullable WireCodec codec;

    /** Called by Pekko. */
    WireSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    // Not in the constructor: the system is not complete then.
    private WireCodec codec() {
        WireCodec present = codec;
        if (present == null) {
            present = new WireCodec(ActorRefResolver.get(Adapter.toTyped(system)));
            codec = present;
        }
        return present;
    }

    @Override
    public int identifier() {
        return ID;
    }

    @Override
    public boolean includeManifest() {
        return false;
    }

    @Override
    public byte[] toBinary(Object message) {
        return codec().write((Wire) message);
    }

    @Override
    public Object fromBinaryJava(byte[] bytes, @Nullable Class<?> manifest) {
        return codec().read(bytes);
    }
}
