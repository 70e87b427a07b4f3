package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.share.Imported.Refused;
import downhill.share.KeptRecords.Content;
import downhill.share.MyExperiments.Past;
import downhill.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that somebody has as one file, to be kept or taken elsewhere.
 *
 * <p>Version 1: {@code {"format":"downhill-experiments","version":1,"entries":[...],"data":{sha256:{...}}}}; an entry is
 * a {@link KeptEntry} with its {@code experiment}, whose data are either in it or, where they are long, under the SHA-256
 * that {@code data} names.
 */
public final class ExperimentFiles {
    private static final String FORMAT = "downhill-experiments";
    private static final int VERSION = 1;

    /** A file of numbers alone takes many times its length in memory. */
    private static final long TOKENS = 3_000_000;

    private static final int DEPTH = 50;
    private static final long PATIENCE_SECONDS = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(TOKENS)
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final MyExperiments experiments;
    private final Clock clock;

    /** One file in memory at a time. */
    private final Semaphore place = new Semaphore(1);

    ExperimentFiles(MyExperiments experiments, Clock clock) {
        this.experiments = experiments;
        this.clock = clock;
    }

    /** Writes all that an owner has; waits for the database. */
    public void write(Owner owner, OutputStream out) {
        Set<Sha256> data = new LinkedHashSet<>();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeName("entries");
            json.writeStartArray();
            for (Kept kept : experiments.all(owner)) {
                Optional<Content> content = experiments.content(owner, kept.id());
                if (content.isPresent()) {
                    json.writeRawValue(entry(kept, content.get()));
                    content.get().data().ifPresent(data::add);
                }
            }
            json.writeEndArray();
            json.writeName("data");
            json.writeStartObject();
            for (Sha256 id : data) {
                Optional<String> text = experiments.data(id);
                if (text.isPresent()) {
                    json.writeName(id.value());
                    json.writeRawValue(text.get());
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static String entry(Kept kept, Content content) {
        try {
            ObjectNode entry = KeptEntry.write(kept);
            content.data().ifPresent(id -> entry.put("data", id.value()));
            entry.set("experiment", ExperimentCodec.parse(content.json()));
            return entry.toString();
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("What is kept is not what was written", e);
        }
    }

    /**
     * Adds what a file holds and is not there yet; waits for the file, the database and other files.
     *
     * @throws InvalidExperiment if it is too long or no such file; then nothing was added
     * @throws IOException if it cannot be read
     */
    public Imported read(Owner owner, InputStream in) throws IOException, InvalidExperiment {
        // On disk first: who sends slowly keeps no others waiting.
        Path file = Files.createTempFile("downhill-", ".json");
        try {
            long most = experiments.limits().file().toBytes();
            if (copy(in, file, most) > most) {
                throw new InvalidExperiment(List.of(Problem.of("", "keep_file_too_large", most)));
            }
            if (!place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new InvalidExperiment(List.of(Problem.of("", "keep_busy")));
            }
            try {
                return add(owner, parse(file));
            } finally {
                place.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for other files", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static long copy(InputStream in, Path file, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0 && length <= most; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                length += read;
            }
        }
        return length;
    }

    private static JsonNode parse(Path file) throws IOException, InvalidExperiment {
        JsonNode root;
        try (InputStream in = Files.newInputStream(file)) {
            root = MAPPER.readTree(in);
        } catch (JacksonException e) {
            throw new InvalidExperiment(List.of(Problem.of("", "keep_no_such_file")));
        }
        JsonNode version = root.path("version");
        if (!root.path("format").asString("").equals(FORMAT)
                || !version.isInt()
                || !root.path("entries").isArray()) {
            throw new InvalidExperiment(List.of(Problem.of("", "keep_no_such_file")));
        }
        if (version.intValue() < 1 || version.intValue() > VERSION) {
            throw new InvalidExperiment(List.of(Problem.of("version", "newer_format", version.intValue(), VERSION)));
        }
        return root;
    }

    private Imported add(Owner owner, JsonNode root) throws InvalidExperiment {
        JsonNode entries = root.path("entries");
        int most = experiments.limits().experiments();
        if (entries.size() > most) {
            throw new InvalidExperiment(List.of(Problem.of("entries", "too_many", entries.size(), most)));
        }
        Instant now = clock.instant();
        List<Refused> refused = new ArrayList<>();
        int added = 0;
        int number = 0;
        int bad = 0;
        for (JsonNode entry : entries) {
            number++;
            try {
                added += add(owner, entry, root.path("data"), now) ? 1 : 0;
            } catch (InvalidExperiment e) {
                bad++;
                if (bad <= Imported.TOLD) {
                    refused.add(new Refused(number, e.problems()));
                }
            }
        }
        return new Imported(added, number - bad - added, refused, bad - refused.size());
    }

    private boolean add(Owner owner, JsonNode entry, JsonNode data, Instant now) throws InvalidExperiment {
        Past past = KeptEntry.read(entry, now);
        JsonNode tree = entry.path("experiment").deepCopy();
        if (entry.has("data")) {
            tree = Canon.whole(tree, Optional.of(data(entry.path("data").asString(""), data)));
        }
        Experiment experiment = ExperimentCodec.read(tree);
        return experiments.add(owner, experiment, past);
    }

    private static String data(String id, JsonNode all) throws InvalidExperiment {
        JsonNode node = all.path(id);
        if (node.isMissingNode()) {
            throw new InvalidExperiment(List.of(Problem.of("data", "keep_data_missing")));
        }
        String text = node.toString();
        if (!Sha256.of(text).value().equals(id)) {
            throw new InvalidExperiment(List.of(Problem.of("data", "keep_data_altered")));
        }
        return text;
    }
}
