package downhill.export;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of Python from a file of the class path: each begins with a line {@code #: name} and holds placeholders
 * {@code $parameter}, which become Python's literals.
 */
final class Snippets {
    private static final Pattern HEAD = Pattern.compile("(?m)^#: (\\w+)\\n");
    private static final Pattern PLACE = Pattern.compile("\\$([a-z][a-z0-9_]*)");

    private final Map<String, String> pieces;

    private Snippets(Map<String, String> pieces) {
        this.pieces = pieces;
    }

    /** Those of {@code export/pytorch/file.py}. */
    static Snippets of(String file) {
        String text = text("/export/pytorch/" + file + ".py");
        Map<String, String> pieces = new LinkedHashMap<>();
        Matcher head = HEAD.matcher(text);
        int from = -1;
        String name = "";
        while (head.find()) {
            if (from >= 0) {
                pieces.put(name, text.substring(from, head.start()).strip());
            }
            name = head.group(1);
            from = head.end();
        }
        pieces.put(name, text.substring(Math.max(0, from)).strip());
        return new Snippets(pieces);
    }

    private static String text(String resource) {
        try (InputStream in = Snippets.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a piece for a choice. */
    boolean has(Choice choice) {
        return pieces.containsKey(choice.id());
    }

    /** A piece without placeholders. */
    String plain(String name) {
        return with(name, Map.of());
    }

    /** The piece of a choice, its parameters filled in. */
    String of(Choice choice) {
        return of(choice, Map.of());
    }

    /** The piece of a choice, its parameters and some more filled in. */
    String of(Choice choice, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(parameters(choice));
        values.putAll(more);
        return with(choice.id(), values);
    }

    private static Map<String, String> parameters(Choice choice) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : Catalogue.parameters(choice.getClass())) {
            literal(value(parameter, choice)).ifPresent(text -> values.put(parameter.name(), text));
        }
        return values;
    }

    private static @Nullable Object value(Parameter parameter, Choice choice) {
        try {
            return parameter.component().getAccessor().invoke(choice);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a choice has a flag of this name, and it is set. */
    static boolean flag(Choice choice, String name) {
        return "True".equals(parameters(choice).get(name));
    }

    /** A value as Python writes it; nothing for a choice in a choice. */
    static Optional<String> literal(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> Optional.of(flag ? "True" : "False");
            case Number number -> Optional.of(number.toString());
            case List<?> list ->
                Optional.of(list.stream()
                        .map(each -> literal(each).orElseThrow())
                        .collect(Collectors.joining(", ", "[", "]")));
            case null, default -> Optional.empty();
        };
    }

    /** A piece with its placeholders filled in. */
    String with(String name, Map<String, String> values) {
        String piece = Objects.requireNonNull(pieces.get(name), name);
        return PLACE.matcher(piece).replaceAll(match -> {
            String place = match.group(1);
            // A name may go on behind the placeholder, as in $name_state.
            String key = values.keySet().stream()
                    .filter(each -> place.equals(each) || place.startsWith(each + "_"))
                    .max(java.util.Comparator.comparingInt(String::length))
                    .orElseThrow(() -> new IllegalArgumentException("No value for $" + place + " in " + name));
            return Matcher.quoteReplacement(values.get(key) + place.substring(key.length()));
        });
    }
}
