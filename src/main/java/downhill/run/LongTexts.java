package downhill.run;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.store.Sha256;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * In place of a long text its SHA-256 is written, as a list of one; the text itself goes into a map of what has to be
 * kept. The data of an experiment is one text, so that the same data is kept once whatever is done with it.
 */
final class LongTexts {
    /** Key of the map, from SHA-256 to text, among the attributes of a writer or reader. */
    static final Object TEXTS = LongTexts.class;

    /** Characters from which on a text is long. */
    private static final int LONG = 4096;

    private static final String DATA = "data";

    private LongTexts() {}

    private static void write(String text, JsonGenerator to, SerializationContext context) {
        if (text.length() < LONG) {
            to.writeString(text);
            return;
        }
        Sha256 name = Sha256.of(text);
        texts(context.getAttribute(TEXTS)).put(name, text);
        to.writeStartArray();
        to.writeString(name.value());
        to.writeEndArray();
    }

    private static String read(JsonParser from, DeserializationContext context) {
        if (from.currentToken() != JsonToken.START_ARRAY) {
            return from.getString();
        }
        from.nextToken();
        Sha256 name = new Sha256(from.getString());
        from.nextToken();
        return Objects.requireNonNull(texts(context.getAttribute(TEXTS)).get(name));
    }

    @SuppressWarnings("unchecked") // Parcels put it there
    private static Map<Sha256, String> texts(@Nullable Object attribute) {
        return (Map<Sha256, String>) Objects.requireNonNull(attribute);
    }

    static final class Writer extends StdSerializer<String> {
        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator to, SerializationContext context) {
            write(text, to, context);
        }
    }

    static final class Reader extends StdDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser from, DeserializationContext context) {
            return read(from, context);
        }
    }

    /** The data, and all else. */
    static final class ExperimentWriter extends StdSerializer<Experiment> {
        ExperimentWriter() {
            super(Experiment.class);
        }

        @Override
        public void serialize(Experiment experiment, JsonGenerator to, SerializationContext context) {
            ObjectNode tree = tree(ExperimentCodec.writeCompact(experiment));
            var data = tree.remove(DATA);
            to.writeStartArray();
            write(data == null ? "" : data.toString(), to, context);
            write(tree.toString(), to, context);
            to.writeEndArray();
        }
    }

    static final class ExperimentReader extends StdDeserializer<Experiment> {
        ExperimentReader() {
            super(Experiment.class);
        }

        @Override
        public Experiment deserialize(JsonParser from, DeserializationContext context) {
            from.nextToken();
            String data = read(from, context);
            from.nextToken();
            ObjectNode tree = tree(read(from, context));
            from.nextToken();
            try {
                if (!data.isEmpty()) {
                    tree.set(DATA, ExperimentCodec.parse(data));
                }
                return ExperimentCodec.read(tree);
            } catch (InvalidExperiment e) {
                throw new IllegalStateException("A node sent what is not legal", e);
            }
        }
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) ExperimentCodec.parse(json);
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("An experiment could not be packed", e);
        }
    }
}
