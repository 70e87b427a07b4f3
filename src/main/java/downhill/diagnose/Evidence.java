package downhill.diagnose;

import java.util.List;

/**
 * What a verdict rests on.
 *
 * @param variant which of a rule's stories it is, in snake_case; empty where it has one only
 * @param numbers named, in the order of the rule's own list
 * @param layers concerned, from 1; the output layer has the highest number
 */
public record Evidence(String variant, List<Quantity> numbers, List<Integer> layers) {

    public Evidence {
        numbers = List.copyOf(numbers);
        layers = List.copyOf(layers);
    }

    /** The number with this name. */
    public double number(String name) {
        return numbers.stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** A number and what it is, in snake_case. */
    public record Quantity(String name, double value) {}
}
