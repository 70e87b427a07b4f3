package downhill;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps small what a connection holds: most connections are pages that are open and do nothing. A buffer bounds no
 * message, only how much of one is read or written at a time.
 */
@Component
class SmallConnections implements TomcatConnectorCustomizer {
    /** Read once by Tomcat for all web sockets; each has three of them. */
    private static final String WEB_SOCKET = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    /** Bytes; an ordinary frame of the page takes two writes. */
    private static final String WEB_SOCKET_BYTES = "4096";

    /** Bytes; once a page is open, these are for requests alone. */
    private static final String BYTES = "2048";

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.appReadBufSize", BYTES);
        connector.setProperty("socket.appWriteBufSize", BYTES);
        if (System.getProperty(WEB_SOCKET) == null) {
            System.setProperty(WEB_SOCKET, WEB_SOCKET_BYTES);
        }
    }
}
