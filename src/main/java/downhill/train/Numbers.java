package downhill.train;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Many numbers as bytes: the highest byte of each first, then the next one of each, for the high bytes of numbers that
 * belong together are much alike, and pack well.
 */
final class Numbers {
    private Numbers() {}

    private static int at(int plane, int index, int count) {
        return plane * count + index;
    }

    private static int shift(int plane) {
        return Long.SIZE - Byte.SIZE * (plane + 1);
    }

    /** Writes them. */
    static final class Writer extends StdSerializer<double[]> {
        Writer() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] numbers, JsonGenerator out, SerializationContext context) {
            byte[] bytes = new byte[Double.BYTES * numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                long bits = Double.doubleToRawLongBits(numbers[i]);
                for (int plane = 0; plane < Double.BYTES; plane++) {
                    bytes[at(plane, i, numbers.length)] = (byte) (bits >>> shift(plane));
                }
            }
            out.writeBinary(bytes);
        }
    }

    /** Reads them. */
    static final class Reader extends StdDeserializer<double[]> {
        Reader() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser in, DeserializationContext context) {
            byte[] bytes = in.getBinaryValue();
            double[] numbers = new double[bytes.length / Double.BYTES];
            for (int i = 0; i < numbers.length; i++) {
                long bits = 0;
                for (int plane = 0; plane < Double.BYTES; plane++) {
                    bits |= (bytes[at(plane, i, numbers.length)] & 0xFFL) << shift(plane);
                }
                numbers[i] = Double.longBitsToDouble(bits);
            }
            return numbers;
        }
    }
}
