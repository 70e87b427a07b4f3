package downhill.ui;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Numbers as base64 of little-endian bytes, as the browser's typed arrays read them. */
final class Encode {
    private Encode() {}

    static String bytes(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String doubles(double[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(numbers);
        return bytes(buffer.array());
    }

    static String floats(float[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        return bytes(buffer.array());
    }
}
