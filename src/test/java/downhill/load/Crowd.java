package downhill.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many learners of one server, a few of whom come at a time. */
final class Crowd implements AutoCloseable {
    private static final int AT_A_TIME = 4;
    private static final int AGAIN = 2;

    private final HttpClient http;
    private final URI base;
    private final List<Learner> learners = new ArrayList<>();

    Crowd(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** So many more; each presses Play, if they are to train. */
    List<Learner> come(int more, boolean play) throws Exception {
        List<Learner> arrived = new ArrayList<>();
        try (ExecutorService doors = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Learner>> coming = new ArrayList<>();
            for (int i = 0; i < more; i++) {
                coming.add(doors.submit(() -> open(play)));
            }
            for (Future<Learner> each : coming) {
                arrived.add(each.get());
            }
        }
        learners.addAll(arrived);
        return arrived;
    }

    private Learner open(boolean play) throws Exception {
        Learner learner = reader();
        if (play && !learner.status().equals("queued")) {
            learner.play();
        }
        return learner;
    }

    private Learner reader() throws Exception {
        for (int garbled = 0; ; garbled++) {
            try {
                return Learner.open(http, base);
            } catch (Learner.Garbled e) {
                if (garbled == AGAIN) {
                    throw e;
                }
                System.err.println("Opens another page, for the driver could not read this one: " + e.getMessage());
            }
        }
    }

    /** All pages say that they are still open. */
    void beat() throws Exception {
        for (Learner each : learners) {
            each.beat();
        }
    }

    int size() {
        return learners.size();
    }

    /** How many of them see this. */
    long count(String status) {
        return learners.stream()
                .filter(learner -> learner.status().equals(status))
                .count();
    }

    /** Characters that all have got. */
    double bytes() {
        return learners.stream().mapToLong(Learner::bytes).sum();
    }

    @Override
    public void close() {
        learners.forEach(Learner::close);
    }
}
