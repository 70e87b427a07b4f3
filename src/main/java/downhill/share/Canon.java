package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.store.Blobs;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment as it is kept: canonical JSON, defaults left out, and long data apart, so that they are kept once however
 * many experiments use them.
 *
 * @param id SHA-256 of the whole JSON
 * @param json without the data where they are apart
 * @param data JSON of long data
 */
record Canon(Sha256 id, String json, Optional<String> data) {
    /** Most characters of the JSON without long data. */
    static final int JSON = 100_000;

    private static final String DATA = "data";

    /** Characters from which on data are long. */
    private static final int LONG = 4096;

    /** @throws InvalidExperiment if it is too large */
    static Canon of(Experiment experiment) throws InvalidExperiment {
        String whole = ExperimentCodec.writeCompact(experiment);
        ObjectNode tree = (ObjectNode) ExperimentCodec.parse(whole);
        JsonNode data = tree.get(DATA);
        String apart = data == null ? "" : data.toString();
        boolean isLong = apart.length() >= LONG;
        if (isLong) {
            tree.remove(DATA);
        }
        String json = isLong ? tree.toString() : whole;
        if (json.length() > JSON) {
            throw new InvalidExperiment(List.of(Problem.of("", "too_long", json.length(), JSON)));
        }
        int bytes = apart.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Blobs.MAX) {
            throw new InvalidExperiment(List.of(Problem.of(DATA, "too_long", bytes, Blobs.MAX)));
        }
        return new Canon(Sha256.of(whole), json, isLong ? Optional.of(apart) : Optional.empty());
    }

    /** @throws InvalidExperiment if this version cannot read it */
    Experiment experiment() throws InvalidExperiment {
        return ExperimentCodec.read(whole(ExperimentCodec.parse(json), data));
    }

    /** @throws InvalidExperiment if the data are no JSON */
    static JsonNode whole(JsonNode tree, Optional<String> data) throws InvalidExperiment {
        if (data.isPresent() && tree instanceof ObjectNode object) {
            object.set(DATA, ExperimentCodec.parse(data.get()));
        }
        return tree;
    }

    /** SHA-256 of the data where they are apart. */
    Optional<Sha256> dataId() {
        return data.map(Sha256::of);
    }

    /** Bytes of the data where they are apart. */
    int dataBytes() {
        return data.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
