package downhill.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.Deflater;

/** Numbers as a text that Python unpacks: little-endian doubles, zlib, base64 in lines. */
final class Packed {
    private static final int WIDTH = 116;

    private Packed() {}

    /** A Python constant. */
    static String constant(String name, double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        String text = Base64.getEncoder().encodeToString(deflated(bytes.array()));
        StringBuilder constant = new StringBuilder(name).append(" = \"\"\"\n");
        for (int from = 0; from < text.length(); from += WIDTH) {
            constant.append(text, from, Math.min(text.length(), from + WIDTH)).append('\n');
        }
        return constant.append("\"\"\"").toString();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
