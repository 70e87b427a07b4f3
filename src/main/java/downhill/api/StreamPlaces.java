package downhill.api;

import downhill.run.Owner;
import downhill.store.Sha256;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/** Who may have how many streams at a time. */
final class StreamPlaces {
    private static final long SECONDS_TO_WAIT = 15;

    /** Time between a request's leave to open a stream and the stream; after it whoever asked has gone. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(30);

    private final ApiLimits limits;
    private final Set<Place> places = new HashSet<>();

    StreamPlaces(ApiLimits limits) {
        this.limits = limits;
    }

    /**
     * A place for one stream.
     *
     * @throws Refusal when the owner, or the server, has as many as it may
     */
    synchronized Place enter(Owner owner) throws Refusal {
        places.removeIf(Place::isGivenUp);
        if (places.size() >= limits.allStreams()) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "streams_full", limits.allStreams())
                    .retryAfter(SECONDS_TO_WAIT);
        }
        Sha256 who = owner.hash();
        if (places.stream().filter(place -> place.owner.equals(who)).count() >= limits.streams()) {
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_streams", limits.streams());
        }
        Place place = new Place(who);
        places.add(place);
        return place;
    }

    private synchronized void leave(Place place) {
        places.remove(place);
    }

    /** One stream's, until it is closed. */
    final class Place implements AutoCloseable {
        private final Sha256 owner;
        private final long since = System.nanoTime();
        private volatile boolean taken;

        private Place(Sha256 owner) {
            this.owner = owner;
        }

        /** The stream has begun. */
        void take() {
            taken = true;
        }

        private boolean isGivenUp() {
            return !taken && System.nanoTime() - since > SOON;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
