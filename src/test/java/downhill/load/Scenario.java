package downhill.load;

import downhill.load.Learner.Habit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What is tried, each with the number of learners that it has by default. */
enum Scenario {
    /** More and more learners, each training on the full page, until frames take longer than they may. */
    LEARNERS(300) {
        @Override
        void play(Server server, Crowd crowd, int most, int minutes) throws Exception {
            print("learners" + Measured.HEAD);
            int best = 0;
            boolean good = true;
            for (int next = Math.min(25, most); good && next <= most; next += 25) {
                crowd.come(next - crowd.size(), true);
                TimeUnit.SECONDS.sleep(SETTLE);
                Measured measured = Measured.over(server, WATCH);
                print("%8d%s", next, measured);
                good = measured.p95() < LATENCY;
                best = good ? next : best;
            }
            print("%d learners with a p95 under %d ms; %d still train", best, LATENCY, crowd.count("training"));
        }
    },

    /** Open pages that do nothing: what each takes of the heap, at once and after a minute. */
    IDLE(2000) {
        @Override
        void play(Server server, Crowd crowd, int most, int minutes) throws Exception {
            int first = Math.min(50, most / 2);
            crowd.come(first, false);
            TimeUnit.SECONDS.sleep(ALONE);
            double before = server.heap();
            crowd.come(most - first, false);
            print("   pages     heap MB   KB each");
            for (int wait : new int[] {SETTLE, ALONE}) {
                TimeUnit.SECONDS.sleep(wait);
                double now = server.heap();
                print("%8d%12.0f%10.0f", crowd.size(), now / 1e6, (now - before) / 1e3 / (most - first));
            }
        }
    },

    /** Among good learners some who stall and some who vanish. */
    TROUBLED(20) {
        @Override
        void play(Server server, Crowd crowd, int most, int minutes) throws Exception {
            print("learners       " + Measured.HEAD + "  heap MB");
            crowd.come(most, true);
            row(server, "all good");
            List<Learner> bad = crowd.come(most, true);
            bad.subList(0, most / 2).forEach(each -> each.become(Habit.STALLS));
            bad.subList(most / 2, most).forEach(each -> each.become(Habit.VANISHES));
            for (int i = 1; i <= 4; i++) {
                row(server, "and as many bad");
            }
        }

        private void row(Server server, String who) throws Exception {
            TimeUnit.SECONDS.sleep(SETTLE);
            print("%-15s%s%9.0f", who, Measured.over(server, WATCH), server.heap() / 1e6);
        }
    },

    /** Twice as many learners as the server has places for. */
    OVER(80) {
        @Override
        void play(Server server, Crowd crowd, int most, int minutes) throws Exception {
            print("    come  inside  queued" + Measured.HEAD);
            for (int half = 1; half <= 2; half++) {
                crowd.come(most / 2, true);
                for (int row = 1; row <= 3; row++) {
                    TimeUnit.SECONDS.sleep(SETTLE);
                    Measured measured = Measured.over(server, WATCH);
                    print("%8d%8d%8d%s", crowd.size(), crowd.count("training"), crowd.count("queued"), measured);
                }
            }
        }

        @Override
        int places(int most) {
            return most / 2;
        }
    },

    /** The same load for long: what grows? */
    SOAK(50) {
        @Override
        void play(Server server, Crowd crowd, int most, int minutes) throws Exception {
            print("  minute  heap MB  threads" + Measured.HEAD);
            crowd.come(most, true);
            TimeUnit.SECONDS.sleep(SETTLE);
            long started = System.nanoTime();
            for (int row = 0; row <= 2 * minutes && passed(started) < minutes; row++) {
                if (row % ROWS_A_BEAT == 0) {
                    crowd.beat();
                }
                Measured measured = Measured.over(server, WATCH);
                double heap = server.heap() / 1e6;
                double threads = server.meters().sum("jvm_threads_live_threads");
                print("%8.1f%9.0f%9.0f%s", passed(started), heap, threads, measured);
                TimeUnit.SECONDS.sleep(ROW - WATCH);
            }
            print("%d of %d still train", crowd.count("training"), crowd.size());
        }

        private double passed(long started) {
            return (System.nanoTime() - started) / 60e9;
        }
    };

    private static final int LATENCY = 250;
    private static final int SETTLE = 8;
    /** Longer than a run that has not trained stays in memory. */
    private static final int ALONE = 75;

    private static final int WATCH = 10;
    private static final int ROW = 30;
    /** As often as a browser does. */
    private static final int ROWS_A_BEAT = 10;

    private final int learners;

    Scenario(int learners) {
        this.learners = learners;
    }

    int learners() {
        return learners;
    }

    abstract void play(Server server, Crowd crowd, int most, int minutes) throws Exception;

    /** Live runs that the server is to have places for. */
    int places(int most) {
        return 2 * most;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
