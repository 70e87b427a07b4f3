package downhill.ui;

import downhill.train.WeightMap;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON for the properties of custom elements. */
final class Json {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    static ArrayNode array() {
        return FACTORY.arrayNode();
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Numbers; what is not finite becomes null, since JSON has no word for it. */
    static ArrayNode numbers(List<Double> numbers) {
        ArrayNode array = array();
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                array.add(number);
            } else {
                array.addNull();
            }
        }
        return array;
    }

    static ArrayNode integers(List<Integer> numbers) {
        ArrayNode array = array();
        numbers.forEach(array::add);
        return array;
    }

    /** Maps in order, under these names. */
    static ArrayNode maps(List<WeightMap> maps, List<String> names) {
        ArrayNode array = array();
        for (int i = 0; i < maps.size(); i++) {
            WeightMap map = maps.get(i);
            array.addObject()
                    .put("name", names.get(i))
                    .put("rows", map.rows())
                    .put("cols", map.columns())
                    .put("scale", map.scale())
                    .put("data", Encode.bytes(map.codes()));
        }
        return array;
    }
}
