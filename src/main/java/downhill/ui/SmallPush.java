package downhill.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushConstants;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereRequest;
import org.atmosphere.cpr.AtmosphereResource.TRANSPORT;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps small what the push of a page holds while nothing comes: buffers for messages that browsers do not send. */
@Component
class SmallPush implements VaadinServiceInitListener {
    /** For messages that are streamed; those of browsers come whole. */
    private static final String UNUSED = "64";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(new ReadBodies());
        PushFramework.of(event).ifPresent(framework -> {
            framework.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, UNUSED);
            // Characters: Vaadin's client sends longer messages in pieces of so many.
            framework.addInitParameter(
                    ApplicationConfig.WEBSOCKET_MAXTEXTSIZE,
                    Integer.toString(PushConstants.WEBSOCKET_FRAGMENT_SIZE + 1));
        });
    }

    /** Frees the buffer through which a message was read: the web socket remembers its last request. */
    private static final class ReadBodies implements VaadinRequestInterceptor {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
            // nothing has been read
        }

        @Override
        public void handleException(
                VaadinRequest request,
                @Nullable VaadinResponse response,
                @Nullable VaadinSession session,
                Exception error) {
            // its end follows
        }

        @Override
        public void requestEnd(
                VaadinRequest request, @Nullable VaadinResponse response, @Nullable VaadinSession session) {
            if (request instanceof VaadinServletRequest servlet
                    && servlet.getRequest() instanceof AtmosphereRequest message
                    && message.resource() != null
                    && message.resource().transport() == TRANSPORT.WEBSOCKET) {
                try {
                    message.getReader().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
