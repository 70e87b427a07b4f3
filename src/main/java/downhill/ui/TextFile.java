package downhill.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file that somebody brings along. */
final class TextFile {
    private static final Charset OLD = Charset.forName("windows-1252");

    private TextFile() {}

    /** As UTF-8; what is none is taken as what spreadsheets on Windows write. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, OLD);
        }
    }
}
