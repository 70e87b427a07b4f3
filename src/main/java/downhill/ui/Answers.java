package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what others answer to a page, under its lock, until the page is gone.
 *
 * @param failed called under the lock where an answer did not come
 */
record Answers(UI ui, Runnable failed) {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Takes an answer when it is there. */
    <T> void take(CompletionStage<T> stage, Consumer<T> then) {
        stage.whenComplete((answer, failure) -> access(() -> {
            if (failure == null) {
                then.accept(answer);
            } else {
                LOG.error("A run did not answer", failure);
                failed.run();
            }
        }));
    }

    /** Does something after so many milliseconds. */
    void later(long millis, Runnable action) {
        Executor clock = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
        clock.execute(() -> access(action));
    }

    private void access(Runnable action) {
        try {
            Future<Void> _ = ui.access(action::run);
        } catch (UIDetachedException e) {
            LOG.debug("A page left before its answer came");
        }
    }
}
