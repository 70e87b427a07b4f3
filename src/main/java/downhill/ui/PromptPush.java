package downhill.ui;

import com.vaadin.flow.server.VaadinServlet;
import java.util.Map;
import org.atmosphere.cpr.ApplicationConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Has Vaadin's servlet push through a {@link PromptBroadcaster} and a pool of its own size: it must be told before it is
 * registered.
 */
@Component
class PromptPush implements BeanPostProcessor {
    /** Threads that write to browsers: one waits where a browser has not taken the message before, so they are many. */
    private static final String WRITERS = "64";

    private static final Map<String, String> SETTINGS = Map.of(
            ApplicationConfig.BROADCASTER_CLASS, PromptBroadcaster.class.getName(),
            ApplicationConfig.BROADCASTER_ASYNC_WRITE_THREADPOOL_MAXSIZE, WRITERS,
            // Else it has as many threads as wait, for what has not come yet.
            ApplicationConfig.USE_FORJOINPOOL, "false",
            ApplicationConfig.BROADCASTER_WAIT_TIME, "0",
            ApplicationConfig.ALLOW_CORE_THREAD_TIMEOUT, "false");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof VaadinServlet) {
            SETTINGS.forEach(registration::addInitParameter);
        }
        return bean;
    }
}
