package downhill.choice;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All choices of one family, read from the {@code permits} clause of its sealed interface, in that order.
 *
 * @param family the sealed interface
 * @param entries one for each permitted record
 */
public record Catalogue<T extends Choice>(Class<T> family, List<Entry<T>> entries) {

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The catalogue of a sealed family of records. */
    public static <T extends Choice> Catalogue<T> of(Class<T> family) {
        List<Entry<T>> entries = new ArrayList<>();
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            Class<? extends T> type = permitted.asSubclass(family);
            entries.add(new Entry<>(term(type), type, parameters(type)));
        }
        return new Catalogue<>(family, entries);
    }

    /** What the family is called in keys and lists, such as {@code optimizer}. */
    public String name() {
        return Parameter.snakeCase(family.getSimpleName());
    }

    /** The entry with this id. */
    public Optional<Entry<T>> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** All ids in order. */
    public List<String> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    /** The description of a choice. */
    public static Term term(Class<?> type) {
        Term term = type.getAnnotation(Term.class);
        if (term == null) {
            throw new IllegalArgumentException(type + " has no @Term");
        }
        return term;
    }

    /** The parameters of a record in order. */
    public static List<Parameter> parameters(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is not a record");
        }
        return Arrays.stream(components).map(Parameter::of).toList();
    }

    /** One choice of the family. */
    public record Entry<T extends Choice>(Term term, Class<? extends T> type, List<Parameter> parameters) {
        /** The id. */
        public String id() {
            return term.id();
        }
    }
}
