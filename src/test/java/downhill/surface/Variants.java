package downhill.surface;

import downhill.choice.Catalogue;
import downhill.choice.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Every surface as it comes, and with each of its parameters at either end of the range. */
final class Variants {

    private Variants() {}

    static List<Surface> all() {
        List<Surface> variants = new ArrayList<>();
        for (Catalogue.Entry<Surface> entry : Catalogue.of(Surface.class).entries()) {
            List<Parameter> parameters = entry.parameters();
            Object[] values =
                    parameters.stream().map(p -> (Object) p.range().value()).toArray();
            variants.add(surface(entry, values));
            for (int i = 0; i < values.length; i++) {
                Object kept = values[i];
                values[i] = parameters.get(i).range().min();
                variants.add(surface(entry, values));
                values[i] = parameters.get(i).range().max();
                variants.add(surface(entry, values));
                values[i] = kept;
            }
        }
        return variants;
    }

    private static Surface surface(Catalogue.Entry<Surface> entry, Object[] values) {
        try {
            return (Surface) entry.type().getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
