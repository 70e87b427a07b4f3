package downhill.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.lang.reflect.Field;
import org.atmosphere.cpr.AtmosphereFramework;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Leaves it to Vaadin to end what pushes, after the pages were told of a stop. Atmosphere would end itself as soon as the
 * process is asked to stop, beside all else that is to be done then, and nobody would be told anything. It has no setting
 * for that.
 */
@Component
class OrderlyStop implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        PushFramework.of(event).ifPresent(OrderlyStop::keepUntilToldToEnd);
    }

    private static void keepUntilToldToEnd(AtmosphereFramework framework) {
        Field hook = ReflectionUtils.findField(AtmosphereFramework.class, "shutdownHook", Thread.class);
        if (hook != null) {
            ReflectionUtils.makeAccessible(hook);
            if (ReflectionUtils.getField(hook, framework) instanceof Thread ending) {
                Runtime.getRuntime().removeShutdownHook(ending);
                ReflectionUtils.setField(hook, framework, null);
            }
        }
    }
}
