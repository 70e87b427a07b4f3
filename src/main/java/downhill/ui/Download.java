package downhill.ui;

import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A file to be given out. */
record Download(String name, String type, String text) {

    /** The whole of it. */
    DownloadResponse response() {
        return response(name, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static DownloadResponse response(String name, String type, byte[] content) {
        return new DownloadResponse(new ByteArrayInputStream(content), name, type, content.length);
    }
}
