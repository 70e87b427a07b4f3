package downhill.ui;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what pages acknowledge while their runs train, over a web socket of its own: each message is the number of a
 * frame that has been painted. As an event of a component each would cost an answer, which is as dear as a frame. A page
 * that cannot open this one goes on with events.
 */
@Component
class FrameLines implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLines.class);

    private static final String PATH = "painted/";
    private static final String KEY = "key";

    /** As unguessable as a session's id. */
    private static final int KEY_BYTES = 16;

    /** Characters of a message: more than any number has. */
    private static final int LONGEST = 20;

    /** Milliseconds; pages end it themselves after a few seconds without frames. */
    private static final long SILENCE = TimeUnit.MINUTES.toMillis(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (event.getServletContext().getAttribute(ServerContainer.class.getName())
                instanceof ServerContainer sockets) {
            try {
                sockets.addEndpoint(ServerEndpointConfig.Builder.create(Line.class, "/" + PATH + "{" + KEY + "}")
                        .configurator(new Configurator())
                        .build());
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Expects a page.
     *
     * @param painted hears the numbers, on any thread
     * @return address for the page, relative to the base of all addresses
     */
    String expect(LongConsumer painted) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        pages.put(key, new Page(painted, new AtomicReference<>()));
        return PATH + key;
    }

    /** The page with this address is gone. */
    void forget(String address) {
        Page page = pages.remove(address.substring(PATH.length()));
        if (page != null) {
            close(page.line().getAndSet(null), CloseCodes.GOING_AWAY);
        }
    }

    private static void close(@Nullable Session session, CloseCodes code) {
        if (session != null) {
            try {
                session.close(new CloseReason(code, ""));
            } catch (IOException e) {
                LOG.debug("It is closed already", e);
            }
        }
    }

    /** @param line the one that is open, if one is */
    private record Page(LongConsumer painted, AtomicReference<@Nullable Session> line) {}

    private final class Configurator extends ServerEndpointConfig.Configurator {
        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new Line());
        }
    }

    private final class Line extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            Page page = pages.get(session.getPathParameters().get(KEY));
            if (page == null) {
                close(session, CloseCodes.VIOLATED_POLICY);
                return;
            }
            session.setMaxTextMessageBufferSize(LONGEST);
            session.setMaxIdleTimeout(SILENCE);
            session.addMessageHandler(String.class, text -> take(page, session, text));
            close(page.line().getAndSet(session), CloseCodes.NORMAL_CLOSURE);
        }

        private void take(Page page, Session session, String text) {
            try {
                page.painted().accept(Long.parseLong(text));
            } catch (NumberFormatException e) {
                LOG.debug("No number: {}", text, e);
                close(session, CloseCodes.CANNOT_ACCEPT);
            }
        }

        @Override
        public void onError(Session session, Throwable problem) {
            LOG.debug("A page's line broke", problem);
        }
    }
}
