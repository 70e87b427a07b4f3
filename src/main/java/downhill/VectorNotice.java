package downhill;

import downhill.math.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the one who runs the server, once, how to make it several times faster. */
@Component
class VectorNotice {
    private static final Logger LOG = LoggerFactory.getLogger(VectorNotice.class);

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        tell(Platform.hasVectors());
    }

    static void tell(boolean vectors) {
        if (!vectors) {
            LOG.warn(
                    "Trains without vectors, several times slower with the same numbers: java {} -jar downhill.jar turns"
                            + " them on",
                    Platform.VECTOR_OPTION);
        }
    }
}
