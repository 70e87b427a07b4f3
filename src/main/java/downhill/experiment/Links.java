package downhill.experiment;

import downhill.choice.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Experiments as one segment of a URL's path: compact JSON, deflated, base64url without padding.
 *
 * <p>In form 1 that is all. Form 2 begins with a byte that no deflated text begins with, and is deflated with a dictionary of
 * the words that experiments are made of. Form 1 is read for ever, and so is form 2: its dictionary never changes.
 */
public final class Links {
    /** Longest link that is read, in characters. */
    public static final int MAX_LENGTH = 16_000;

    /** Longest JSON text that a link unfolds to, in bytes. */
    private static final int MAX_JSON = 100_000;

    /** The reserved kind of block in its lowest bits: no link of form 1 begins so. */
    private static final int FORM_2 = 0b110;

    private static final byte[] WORDS_2 = words("/links/dictionary-2.txt");
    private static final byte[] NO_WORDS = {};

    private Links() {}

    private static byte[] words(String name) {
        try (InputStream in = Objects.requireNonNull(Links.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
            deflater.setDictionary(WORDS_2);
            deflater.setInput(json);
            deflater.finish();
            byte[] buffer = new byte[json.length + json.length / 1000 + 64];
            buffer[0] = FORM_2;
            int length = deflater.deflate(buffer, 1, buffer.length - 1);
            byte[] exact = Arrays.copyOf(buffer, 1 + length);
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
            byte[] bytes = Base64.getUrlDecoder().decode(segment);
            boolean form1 = bytes.length == 0 || (bytes[0] & FORM_2) != FORM_2;
            if (!form1 && bytes[0] != FORM_2) {
                throw new InvalidExperiment(List.of(Problem.of("", "newer_link")));
            }
            JsonNode tree = ExperimentCodec.parse(form1 ? inflate(bytes, 0, NO_WORDS) : inflate(bytes, 1, WORDS_2));
            if (form1 && tree instanceof ObjectNode object && !object.has("engine")) {
                // Engine 0 did not tell its number.
                object.put("engine", 0);
            }
            return ExperimentCodec.read(tree);
        } catch (IllegalArgumentException | DataFormatException e) {
            throw damaged();
        }
    }

    private static String inflate(byte[] deflated, int from, byte[] words)
            throws DataFormatException, InvalidExperiment {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(words);
            inflater.setInput(deflated, from, deflated.length - from);
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
