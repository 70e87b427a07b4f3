package downhill.experiment;

import downhill.choice.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Experiments as one segment of a URL's path: compact JSON, deflated, base64url without padding. */
public final class Links {
    /** Longest link that is read, in characters. */
    public static final int MAX_LENGTH = 16_000;

    /** Longest JSON text that a link unfolds to, in bytes. */
    private static final int MAX_JSON = 100_000;

    private Links() {}

    /** Why an experiment fits into no link: what it holds itself is too much; else nothing. */
    public static Optional<Problem> tooLong(Experiment experiment) {
        int json = ExperimentCodec.writeCompact(experiment).getBytes(StandardCharsets.UTF_8).length;
        if (json > MAX_JSON) {
            return Optional.of(Problem.of("", "link_too_long", json, MAX_JSON));
        }
        int length = encode(experiment).length();
        return length > MAX_LENGTH
                ? Optional.of(Problem.of("", "link_too_long", length, MAX_LENGTH))
                : Optional.empty();
    }

    /** The path segment of an experiment. */
    public static String encode(Experiment experiment) {
        byte[] json = ExperimentCodec.writeCompact(experiment).getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(json);
            deflater.finish();
            byte[] buffer = new byte[json.length + json.length / 1000 + 64];
            int length = deflater.deflate(buffer);
            byte[] exact = Arrays.copyOf(buffer, length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
        } finally {
            deflater.end();
        }
    }

    /**
     * The experiment of a path segment.
     *
     * @throws InvalidExperiment if the segment is damaged or its experiment not legal
     */
    public static Experiment decode(String segment) throws InvalidExperiment {
        if (segment.length() > MAX_LENGTH) {
            throw damaged();
        }
        try {
            JsonNode tree = ExperimentCodec.parse(inflate(Base64.getUrlDecoder().decode(segment)));
            if (tree instanceof ObjectNode object && !object.has("engine")) {
                // Engine 0 did not tell its number.
                object.put("engine", 0);
            }
            return ExperimentCodec.read(tree);
        } catch (IllegalArgumentException | DataFormatException e) {
            throw damaged();
        }
    }

    private static String inflate(byte[] deflated) throws DataFormatException, InvalidExperiment {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 || out.size() > MAX_JSON) {
                    throw damaged();
                }
                out.write(buffer, 0, length);
            }
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }

    private static InvalidExperiment damaged() {
        return new InvalidExperiment(List.of(Problem.of("", "damaged_link")));
    }
}
