package downhill.run;

import downhill.store.Sha256;
import java.util.List;

/**
 * An experiment, a command or a reply on its way: long texts in it, such as a table, are not here but in the database.
 *
 * @param bytes CBOR; never written after construction
 * @param texts what it needs from the database
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Packed(byte[] bytes, List<Sha256> texts) {
    Packed {
        texts = List.copyOf(texts);
    }
}
