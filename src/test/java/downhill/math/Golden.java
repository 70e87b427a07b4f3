package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference data: from {@code -Dgolden.dir} where it is given, else from the test resources. */
public final class Golden {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Properties NAMES = names();

    private Golden() {}

    public static JsonNode file(String name) {
        String folder = System.getProperty("golden.dir");
        try (InputStream in = folder == null
                ? Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))
                : Files.newInputStream(Path.of(folder, name))) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The id of the catalogue that stands for a name of the reference data.
     *
     * @param group such as {@code activation}
     */
    public static String id(String group, String name) {
        String id = NAMES.getProperty(group + "." + name);
        assertThat(id)
                .as("an id for %s %s in golden/names.properties", group, name)
                .isNotNull();
        return id;
    }

    private static Properties names() {
        Properties names = new Properties();
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/names.properties"))) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** All items of a list. */
    public static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** A number, or the words for those that JSON has none for. */
    public static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
    }

    /** All numbers of nested lists, row by row. */
    public static double[] numbers(JsonNode node) {
        List<Double> flat = new ArrayList<>();
        collect(node, flat);
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> into) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, into));
        } else {
            into.add(number(node));
        }
    }

    /** How near is near enough: {@code atol + rtol * |reference|}. */
    public record Tolerance(double rtol, double atol) {
        public static Tolerance of(JsonNode file) {
            return new Tolerance(
                    file.get("tolerance").get("rtol").doubleValue(),
                    file.get("tolerance").get("atol").doubleValue());
        }

        /** Element by element. */
        public void check(String what, double[] actual, double[] expected) {
            assertThat(actual.length).as(what).isGreaterThanOrEqualTo(expected.length);
            for (int i = 0; i < expected.length; i++) {
                check(what + "[" + i + "]", actual[i], expected[i]);
            }
        }

        public void check(String what, double actual, double expected) {
            if (!Double.isFinite(expected)) {
                assertThat(Double.compare(actual, expected))
                        .as("%s: %s against %s", what, actual, expected)
                        .isZero();
                return;
            }
            assertThat(Math.abs(actual - expected))
                    .as("%s: %s against %s", what, actual, expected)
                    .isLessThanOrEqualTo(atol + rtol * Math.abs(expected));
        }

        /** Relative to the largest number of the tensor. */
        public Tolerance scaledTo(double share, double[] expected) {
            double largest = 0;
            for (double number : expected) {
                largest = Math.max(largest, Math.abs(number));
            }
            return new Tolerance(rtol, share * largest);
        }
    }
}
