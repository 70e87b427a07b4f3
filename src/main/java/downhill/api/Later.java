package downhill.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers that come when a run has answered: no thread of the server waits for it, and none of a run does what follows.
 *
 * @param within longest wait
 */
record Later(Duration within) {
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    /** Beyond it the answer is a problem already. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final long SECONDS_TO_WAIT = 2;

    /** A thread for each answer; as many as there are requests. */
    static final Executor THREADS =
            task -> Thread.ofVirtual().name("api-answer").start(task);

    /** Makes an answer of what comes. */
    <T> ServerResponse answer(Call call, CompletionStage<T> stage, Maker<T> maker) {
        CompletableFuture<ServerResponse> answer = stage.thenApply(Function.identity())
                .toCompletableFuture()
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((value, failure) -> made(call, value, failure, maker), THREADS);
        return ServerResponse.async(answer, within.plus(SPARE));
    }

    private static <T> ServerResponse made(Call call, T value, Throwable failure, Maker<T> maker) {
        try {
            if (failure != null) {
                throw refusal(call, failure);
            }
            return maker.make(value);
        } catch (Refusal refusal) {
            return Answers.problem(refusal, call.locale(), call.request().path());
        } catch (RuntimeException e) {
            LOG.error("{} failed", call.request().path(), e);
            Refusal failed = Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "failed");
            return Answers.problem(failed, call.locale(), call.request().path());
        }
    }

    private static Refusal refusal(Call call, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (!(cause instanceof TimeoutException)) {
            LOG.error("A run did not answer {}", call.request().path(), cause);
        }
        return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "no_answer").retryAfter(SECONDS_TO_WAIT);
    }

    /** Makes an answer. */
    @FunctionalInterface
    interface Maker<T> {
        ServerResponse make(T value) throws Refusal;
    }
}
