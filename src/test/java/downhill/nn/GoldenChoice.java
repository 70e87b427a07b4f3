package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.math.Golden;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Choices of the catalogue by the names and parameters of the reference data, through the one table. */
final class GoldenChoice {
    private GoldenChoice() {}

    /**
     * The choice that stands for a name.
     *
     * @param params by the reference's names; the table says what each is called here
     */
    static <T extends Choice> T of(Class<T> family, String group, String name, @Nullable JsonNode params) {
        Map<String, Double> given = new TreeMap<>();
        if (params != null) {
            for (String param : params.propertyNames()) {
                String component = Golden.id(group, name + "." + param);
                if (!component.isEmpty()) {
                    given.put(component, Golden.number(params.get(param)));
                }
            }
        }
        return of(family, Golden.id(group, name), given);
    }

    /** The choice with this id, these parameters, and the default of every other one. */
    static <T extends Choice> T of(Class<T> family, String id, Map<String, Double> given) {
        Catalogue.Entry<T> entry = Catalogue.of(family).find(id).orElseThrow();
        assertThat(entry.parameters()).extracting(Parameter::name).containsAll(given.keySet());
        Class<?>[] types = entry.parameters().stream()
                .map(parameter -> parameter.component().getType())
                .toArray(Class<?>[]::new);
        Object[] values = entry.parameters().stream()
                .map(parameter -> value(parameter, given))
                .toArray();
        try {
            return entry.type().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Parameter parameter, Map<String, Double> given) {
        double value = given.getOrDefault(
                parameter.name(), Objects.requireNonNull(parameter.range()).value());
        Class<?> type = parameter.component().getType();
        if (type == boolean.class) {
            return value != 0;
        }
        return type == int.class ? (Object) (int) value : (Object) value;
    }
}
