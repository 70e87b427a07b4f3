package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** An experiment beside the one it came from: as only how it trains can change in a run, that is all that is written. */
final class Settings {
    /** Names the experiment that the run began with. */
    static final Object ORIGIN = Settings.class;

    private Settings() {}

    private static Experiment origin(Object attribute) {
        if (attribute instanceof Experiment origin) {
            return origin;
        }
        throw new IllegalStateException("Nothing is known of the experiment that it began with");
    }

    /** Writes the empty text where nothing was changed. */
    static final class Writer extends StdSerializer<Experiment> {
        Writer() {
            super(Experiment.class);
        }

        @Override
        public void serialize(Experiment experiment, JsonGenerator out, SerializationContext context) {
            boolean same = experiment.equals(origin(context.getAttribute(ORIGIN)));
            out.writeString(same ? "" : ExperimentCodec.writeTraining(experiment.training()));
        }
    }

    /** Reads what the other has written. */
    static final class Reader extends StdDeserializer<Experiment> {
        Reader() {
            super(Experiment.class);
        }

        @Override
        public Experiment deserialize(JsonParser in, DeserializationContext context) {
            Experiment origin = origin(context.getAttribute(ORIGIN));
            String json = in.getString();
            try {
                return json.isEmpty() ? origin : ExperimentCodec.with(origin, "training", json);
            } catch (InvalidExperiment e) {
                throw new IllegalArgumentException("These are no settings of it", e);
            }
        }
    }
}
