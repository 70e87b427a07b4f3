package downhill.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import downhill.store.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Records as CBOR, each as the list of its components; where one of several records of a sealed interface may stand, its
 * name comes first. All nodes of a cluster run the same version, so that nothing else is needed.
 */
final class WireMapper {
    private WireMapper() {}

    static CBORMapper with(JacksonModule... modules) {
        return CBORMapper.builder()
                .annotationIntrospector(new Records())
                .changeDefaultVisibility(checker -> checker.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .enable(EnumFeature.WRITE_ENUMS_USING_INDEX)
                .addModule(new SimpleModule("owners")
                        .addSerializer(new OwnerWriter())
                        .addDeserializer(Owner.class, new OwnerReader()))
                .addModules(modules)
                .build();
    }

    private static final class Records extends JacksonAnnotationIntrospector {
        private static final JsonTypeInfo.Value NAMED = JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.WRAPPER_ARRAY, null, null, false, null, null);

        @Override
        public JsonFormat.@Nullable Value findFormat(MapperConfig<?> config, Annotated annotated) {
            return annotated.getRawType().isRecord()
                    ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
                    : super.findFormat(config, annotated);
        }

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return type.isInterface() && type.isSealed() ? NAMED : super.findPolymorphicTypeInfo(config, annotated);
        }
    }

    /** Of an owner only the hash goes from node to node: his secret is between him and the node that has his page. */
    private static final class OwnerWriter extends StdSerializer<Owner> {
        OwnerWriter() {
            super(Owner.class);
        }

        @Override
        public void serialize(Owner owner, JsonGenerator to, SerializationContext context) {
            to.writeString(owner.hash().value());
        }
    }

    private static final class OwnerReader extends StdDeserializer<Owner> {
        OwnerReader() {
            super(Owner.class);
        }

        @Override
        public Owner deserialize(JsonParser from, DeserializationContext context) {
            return Owner.of(new Sha256(from.getString()));
        }
    }
}
