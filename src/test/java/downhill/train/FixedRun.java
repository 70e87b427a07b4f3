package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of which the fingerprint is fixed, in {@code fingerprints.json}.
 *
 * @param edits with the update before which each is made
 * @param updates how long it trains
 * @param fingerprint after all updates
 * @param early after the first {@link #FEW} updates, for those platforms on which each takes long
 */
record FixedRun(
        String name,
        Experiment experiment,
        List<Recording.Entry> edits,
        long updates,
        String fingerprint,
        String early) {

    /** Updates before the early fingerprint. */
    static final long FEW = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Prints the fingerprint of each run, a line each; with an argument the early ones. */
    public static void main(String[] arguments) throws IOException, InvalidExperiment {
        for (FixedRun run : all()) {
            System.out.println(run.name + ": " + run.train(arguments.length == 0 ? run.updates : FEW));
        }
    }

    /** All of them. */
    static List<FixedRun> all() throws IOException, InvalidExperiment {
        try (InputStream in = Objects.requireNonNull(FixedRun.class.getResourceAsStream("/fingerprints.json"))) {
            List<FixedRun> runs = new ArrayList<>();
            for (JsonNode each : JSON.readTree(in)) {
                runs.add(of(each));
            }
            return runs;
        }
    }

    private static FixedRun of(JsonNode json) throws InvalidExperiment {
        List<Recording.Entry> edits = new ArrayList<>();
        for (JsonNode edit : json.get("edits")) {
            String path = edit.get("path").stringValue();
            edits.add(new Recording.Entry(
                    edit.get("before").longValue(),
                    new Edit.Change(path, edit.get("value").toString())));
        }
        return new FixedRun(
                json.get("name").stringValue(),
                ExperimentCodec.read(json.get("experiment")),
                edits,
                json.get("updates").longValue(),
                json.path("fingerprint").asString(""),
                json.path("early").asString(""));
    }

    /** Fingerprint after so many updates. */
    String train(long to) throws InvalidExperiment {
        return new Recording(experiment, edits).replay(to).fingerprint();
    }

    /** The text of the file with the fingerprints that these runs have now. */
    static String rewritten() throws IOException, InvalidExperiment {
        ArrayNode all = JSON.createArrayNode();
        for (FixedRun run : all()) {
            ObjectNode json = all.addObject().put("name", run.name).put("updates", run.updates);
            json.put("fingerprint", run.train(run.updates)).put("early", run.train(FEW));
            ArrayNode edits = json.putArray("edits");
            for (Recording.Entry entry : run.edits) {
                Edit.Change change = (Edit.Change) entry.edit();
                edits.addObject()
                        .put("before", entry.update())
                        .put("path", change.path())
                        .set("value", ExperimentCodec.parse(change.json()));
            }
            json.set("experiment", ExperimentCodec.parse(ExperimentCodec.writeCompact(run.experiment)));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }
}
