package downhill.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import jakarta.servlet.http.HttpServlet;
import java.util.Optional;
import org.atmosphere.cpr.AtmosphereFramework;

/** What pushes for Vaadin. */
final class PushFramework {
    private PushFramework() {}

    /** Of a service that begins; none where it has no servlet. */
    static Optional<AtmosphereFramework> of(ServiceInitEvent event) {
        if (!(event.getSource() instanceof VaadinServletService service) || service.getServlet() == null) {
            return Optional.empty();
        }
        HttpServlet servlet = service.getServlet();
        String name = JSR356WebsocketInitializer.getAttributeName(servlet.getServletName());
        return servlet.getServletContext().getAttribute(name) instanceof AtmosphereFramework framework
                ? Optional.of(framework)
                : Optional.empty();
    }
}
