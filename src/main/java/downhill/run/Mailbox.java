package downhill.run;

import downhill.choice.Problem;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that wait for the run's next slice; bounded. */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int MAX_WAITING = 256;

    private volatile boolean closed;
    private final BlockingQueue<Letter> letters = new ArrayBlockingQueue<>(MAX_WAITING);

    /** Queues a command, or a question (null) about how the run is. */
    CompletableFuture<Reply> put(@Nullable Command command) {
        Letter letter = new Letter(command, new CompletableFuture<>());
        if (!letters.offer(letter)) {
            letter.reply().complete(new Reply.Refused(List.of(Problem.of("", "busy", MAX_WAITING))));
        }
        if (closed) {
            turnAway();
        }
        return letter.reply();
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return letters.isEmpty();
    }

    /** The next one, if there is any. */
    @Nullable
    Letter take() {
        return letters.poll();
    }

    /** Nobody will read what waits, or what comes. */
    void close() {
        closed = true;
        turnAway();
    }

    private void turnAway() {
        for (Letter letter = take(); letter != null; letter = take()) {
            letter.answer(Reply.Unknown::new);
        }
    }

    /** A command, or a question (null), and where its answer goes. */
    record Letter(@Nullable Command command, CompletableFuture<Reply> reply) {

        /** Answers it, unless the answer is null and comes later; one that fails takes no other with it. */
        void answer(Supplier<@Nullable Reply> handler) {
            try {
                Reply answer = handler.get();
                if (answer != null) {
                    reply.complete(answer);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("A command failed", e);
                reply.completeExceptionally(e);
            }
        }
    }
}
