package downhill.cli;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads an experiment from a file or standard input; the text of a CSV file that it names takes the place of its path. */
final class ExperimentFile {
    /** Longest file that is read, in bytes. */
    static final int MAX_BYTES = 5_000_000;

    private static final String STANDARD_INPUT = "-";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ExperimentFile() {}

    /**
     * Reads an experiment.
     *
     * @param file its path, or {@code -} for standard input
     * @throws InvalidExperiment with every problem of the experiment
     * @throws Refusal if the file, or one it names, cannot be read
     */
    static Experiment read(String file, InputStream standardInput) throws InvalidExperiment {
        if (file.equals(STANDARD_INPUT)) {
            String name = Sentences.text("say.standard_input");
            return read(content(name, () -> standardInput), Path.of(""));
        }
        Path path = path(file, Path.of(""));
        Path folder = path.toAbsolutePath().getParent();
        return read(content(file, () -> open(path)), folder == null ? path : folder);
    }

    private static Experiment read(String json, Path folder) throws InvalidExperiment {
        return ExperimentCodec.read(inline(ExperimentCodec.parse(json), folder));
    }

    /** The tree with the content of the CSV file in {@code data.dataset.text} instead of its {@code path}. */
    static JsonNode inline(JsonNode root, Path folder) {
        boolean csv = root.at("/data/dataset/id").asString("").equals("csv");
        if (csv && root.at("/data/dataset") instanceof ObjectNode dataset && !dataset.has("text")) {
            JsonNode path = dataset.get("path");
            if (path != null && path.isString()) {
                dataset.put("text", csv(path.stringValue(), folder));
                dataset.remove("path");
            }
        }
        return root;
    }

    private static String csv(String file, Path folder) {
        String name = Sentences.text("say.csv", file);
        Path path = path(file, folder);
        return content(name, () -> open(path));
    }

    private static Path path(String file, Path folder) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException e) {
            throw refusal("say.no_file", file);
        }
    }

    private static InputStream open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return Files.newInputStream(path);
    }

    private static String content(String name, Source source) {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refusal("say.too_large", name, MAX_BYTES);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refusal("say.not_utf8", name);
        } catch (NoSuchFileException e) {
            throw refusal("say.no_file", name);
        } catch (IOException e) {
            throw refusal("say.unreadable", name);
        }
    }

    private static Refusal refusal(String key, Object... arguments) {
        return new Refusal(ExitCode.BAD_INPUT, Sentences.text(key, arguments));
    }

    /** Opens what is to be read. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }
}
