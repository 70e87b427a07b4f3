package downhill.api;

import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.Sink;
import downhill.run.Watch;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs that are watched by server-sent events. Frames flow against credit as to a page: who reads slowly gets fewer of them,
 * and never old ones. A stream has a thread of its own, which waits for him instead of the run.
 */
final class EventStreams implements SmartLifecycle {
    private static final int CREDIT = 2;
    private static final int USUAL_RATE = 2;

    /** Time without a frame after which a line is sent, so that nobody on the way takes the stream for dead. */
    private static final long SILENCE_SECONDS = 15;

    private static final List<Endpoint.Query> QUERY = List.of(
            new Endpoint.Query(
                    "rate",
                    "{\"type\":\"integer\",\"minimum\":1,\"maximum\":%d,\"default\":%d}"
                            .formatted(Interest.MAX_RATE, USUAL_RATE)),
            new Endpoint.Query("series", "{\"type\":\"boolean\",\"default\":false}"));

    private final Runs runs;
    private final ApiLimits limits;
    private final StreamPlaces places;
    private final Later later;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    EventStreams(Runs runs, ApiLimits limits, Later later, MeterRegistry meters) {
        this.runs = runs;
        this.limits = limits;
        this.later = later;
        places = new StreamPlaces(limits);
        meters.gauge("downhill.api.streams", threads, Set::size);
    }

    List<Endpoint> endpoints() {
        Endpoint.Answer answer = new Endpoint.Answer(HttpStatus.OK, "", List.of(MediaType.TEXT_EVENT_STREAM));
        return List.of(Endpoint.get("watchRun", "/runs/{run}/events", QUERY, answer, this::watch)
                .orRefused(HttpStatus.NOT_FOUND));
    }

    private ServerResponse watch(Call call) throws Refusal {
        RunId id = RunsApi.id(call);
        boolean series = call.flag("series", false);
        int rate = call.number("rate", USUAL_RATE, 1, Interest.MAX_RATE);
        Set<Measurement> wanted = series
                ? Set.of(Measurement.METRICS, Measurement.ANATOMY, Measurement.SERIES)
                : Set.of(Measurement.METRICS, Measurement.ANATOMY);
        return later.answer(call, runs.find(id), reply -> {
            RunsApi.known(reply);
            return stream(id, series, new Interest(wanted, rate), places.enter(call.owner()));
        });
    }

    private ServerResponse stream(RunId id, boolean series, Interest interest, StreamPlaces.Place place) {
        return ServerResponse.sse(
                builder -> {
                    place.take();
                    Stream stream = new Stream(id, series, builder);
                    Thread thread = Thread.ofVirtual().name("api-stream").unstarted(() -> {
                        try (place) {
                            stream.flow(interest);
                        } finally {
                            threads.remove(Thread.currentThread());
                        }
                    });
                    threads.add(thread);
                    thread.start();
                },
                limits.streamFor().plusMinutes(1));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Streams end first: the server waits for requests that have not ended. */
    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One watcher. */
    private final class Stream implements Sink {
        private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(Runs.MAX_CREDIT);
        private final RunId id;
        private final boolean series;
        private final SseBuilder events;

        Stream(RunId id, boolean series, SseBuilder events) {
            this.id = id;
            this.series = series;
            this.events = events;
        }

        @Override
        public void frame(Frame frame) {
            frames.offer(Optional.of(frame)); // there is room for all that credit allows
        }

        @Override
        public void gone() {
            frames.clear();
            frames.offer(Optional.empty());
        }

        void flow(Interest interest) {
            Watch watch = runs.watch(id, interest, CREDIT, this);
            try {
                long end = System.nanoTime() + limits.streamFor().toNanos();
                boolean more = true;
                while (more && System.nanoTime() < end) {
                    more = next(watch);
                }
                if (more) {
                    events.event("end").data("{}");
                }
                events.complete();
            } catch (IOException | IllegalStateException e) {
                events.error(e); // whoever listened is gone
            } catch (InterruptedException e) {
                events.complete(); // the server stops
            } finally {
                watch.close();
            }
        }

        private boolean next(Watch watch) throws IOException, InterruptedException {
            Optional<Frame> next = frames.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                events.comment("").send();
                return true;
            }
            if (next.isEmpty()) {
                events.event("gone").data("{}");
                return false;
            }
            Frame frame = next.get();
            ObjectNode node = RunJson.stand(Answers.object(), frame);
            String text = series ? RunJson.withSeries(node, frame) : node.toString();
            events.id(Long.toString(frame.number())).event("frame").data(text);
            watch.acknowledge(frame.number());
            return true;
        }
    }
}
