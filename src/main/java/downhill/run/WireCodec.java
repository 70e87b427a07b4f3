package downhill.run;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Messages as bytes. */
final class WireCodec {
    private final ObjectWriter writer;
    private final ObjectReader reader;

    WireCodec(ActorRefResolver resolver) {
        SimpleModule actors = new SimpleModule("actors")
                .addSerializer(new RefWriter(resolver))
                .addDeserializer(ActorRef.class, new RefReader(resolver));
        CBORMapper mapper = WireMapper.with(actors);
        writer = mapper.writerFor(Wire.class);
        reader = mapper.readerFor(Wire.class);
    }

    /**
     * As bytes.
     *
     * @throws IllegalStateException if there are too many; whoever makes a message sees to that
     */
    byte[] write(Wire message) {
        byte[] bytes = writer.writeValueAsBytes(message);
        if (bytes.length > Wire.MAX) {
            throw new IllegalStateException("A message of %d bytes, a %s, is too long"
                    .formatted(bytes.length, message.getClass().getSimpleName()));
        }
        return bytes;
    }

    Wire read(byte[] bytes) {
        return reader.readValue(bytes);
    }

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final class RefWriter extends StdSerializer<ActorRef> {
        private final ActorRefResolver resolver;

        RefWriter(ActorRefResolver resolver) {
            super(ActorRef.class);
            this.resolver = resolver;
        }

        @Override
        public void serialize(ActorRef ref, JsonGenerator to, SerializationContext context) {
            ActorRef<?> typed = ref;
            to.writeString(resolver.toSerializationFormat(typed));
        }
    }

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final class RefReader extends StdDeserializer<ActorRef> {
        private final ActorRefResolver resolver;

        RefReader(ActorRefResolver resolver) {
            super(ActorRef.class);
            this.resolver = resolver;
        }

        @Override
        public ActorRef deserialize(JsonParser from, DeserializationContext context) {
            return resolver.resolveActorRef(from.getString());
        }
    }
}
