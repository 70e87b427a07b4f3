package downhill.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures that were asked for last. */
final class PreviewCache {
    private static final int MOST = 200;

    private final Map<String, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** The picture of this name, if it is still here. */
    synchronized Optional<byte[]> find(String name) {
        return Optional.ofNullable(pictures.get(name));
    }

    /** Keeps one, in place of the one that was asked for longest ago. */
    synchronized void put(String name, byte[] picture) {
        pictures.put(name, picture);
    }
}
