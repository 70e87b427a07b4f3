package downhill.api;

import downhill.run.Owner;
import downhill.store.Database;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Requests that may be sent again under a key of the caller's ({@code Idempotency-Key}): what was made once is answered
 * again, for a day, and by every server. What was refused may be tried again.
 */
final class Repeatable {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Duration KEPT = Duration.ofDays(1);

    /** Longer than any request takes: whoever has not answered since then has died. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int MOST = 1000;

    private final RepeatableRecords records;
    private final Clock clock;

    Repeatable(Database database, Clock clock) {
        records = new RepeatableRecords(database);
        this.clock = clock;
    }

    /** Makes something, or answers what was made under the same key before. */
    CompletionStage<Made> of(Call call, Work work) throws Refusal {
        Optional<String> given =
                Optional.ofNullable(call.request().servletRequest().getHeader(HEADER));
        if (given.isEmpty()) {
            return work.make();
        }
        if (!FORM.matcher(given.get()).matches()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "bad_key", HEADER);
        }
        Sha256 key = Sha256.of(given.get());
        Sha256 request = Sha256.of(call.request().path() + "?"
                + Optional.ofNullable(call.request().servletRequest().getQueryString())
                        .orElse("") + "\n" + call.body());
        Optional<Made> before = before(call.owner(), key, request);
        return before.isPresent() ? CompletableFuture.completedStage(before.get()) : make(call.owner(), key, work);
    }

    private Optional<Made> before(Owner owner, Sha256 key, Sha256 request) throws Refusal {
        Instant now = clock.instant();
        records.forgetOlderThan(now.minus(KEPT));
        boolean _ = records.abandon(owner.hash(), key, now.minus(ABANDONED));
        if (records.count(owner.hash()) >= MOST
                && records.find(owner.hash(), key).isEmpty()) {
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_keys", MOST);
        }
        if (records.begin(owner.hash(), key, request, now)) {
            return Optional.empty();
        }
        Optional<RepeatableRecords.Row> row = records.find(owner.hash(), key);
        if (row.isPresent() && !row.get().request().equals(request)) {
            throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "key_of_another", HEADER);
        }
        if (row.isEmpty() || row.get().status() == 0) {
            throw Refusal.of(HttpStatus.CONFLICT, "key_in_use", HEADER).retryAfter(1);
        }
        return row.map(each -> new Made(each.status(), each.location(), each.body()));
    }

    private CompletionStage<Made> make(Owner owner, Sha256 key, Work work) throws Refusal {
        try {
            return work.make()
                    .whenCompleteAsync(
                            (made, _) -> {
                                if (made == null) {
                                    records.forget(owner.hash(), key);
                                } else {
                                    records.end(owner.hash(), key, made);
                                }
                            },
                            Later.THREADS);
        } catch (Refusal | RuntimeException e) {
            records.forget(owner.hash(), key);
            throw e;
        }
    }

    /** Makes something. */
    @FunctionalInterface
    interface Work {
        CompletionStage<Made> make() throws Refusal;
    }

    /**
     * What was made.
     *
     * @param location its address
     * @param body in JSON, of 20,000 characters at most
     */
    record Made(int status, String location, String body) {

        ServerResponse answer(Call call) {
            return Answers.builder(HttpStatus.valueOf(status), MediaType.APPLICATION_JSON, call.locale())
                    .header(HttpHeaders.LOCATION, location)
                    .body(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
