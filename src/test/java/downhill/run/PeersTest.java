package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.run.Visitor.Seen;
import downhill.support.Databases;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Three servers on one PostgreSQL behind an HAProxy, all real: one is killed while it trains, then one is frozen. */
class PeersTest {
    private static final int RUNS = 9;
    private static final double PACE = 40;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void noRunIsLostAndNoBitIsWrongWhenAServerIsKilledAndAnotherFreezes() throws Exception {
        Optional<Path> haproxy = Balancer.program();
        assumeTrue(haproxy.isPresent(), "skipped: there is no haproxy here; apt-get install haproxy");
        String database = Databases.POSTGRESQL.settings(folder).url();
        List<Peer> peers = new ArrayList<>();
        List<Visitor> visitors = new ArrayList<>();
        try {
            for (String name : List.of("one", "two", "three")) {
                peers.add(Peer.begin(name, folder, database));
            }
            Server.await(() -> peers.stream().allMatch(peer -> peer.isReady(3)));
            try (Balancer balancer = Balancer.begin(haproxy.get(), folder, peers)) {
                for (int i = 0; i < RUNS; i++) {
                    visitors.add(begin(balancer, i));
                }
                goOn(visitors, 40);
                long killed = lose(peers, visitors, Peer::kill);
                Peer frozen = most(peers, visitors);
                peers.remove(frozen);
                frozen.signal("STOP");
                long stopped = recover(visitors);
                frozen.signal("CONT");
                assertThat(frozen.exitCode())
                        .as("a server that was shut out ends")
                        .isEqualTo(75);
                goOn(visitors, 40);
                report(peers, visitors, killed, stopped);
            }
        } finally {
            visitors.forEach(Visitor::close);
            peers.forEach(Peer::close);
        }
    }

    private static Visitor begin(Balancer balancer, int seed) throws Exception {
        long began = System.nanoTime();
        while (true) {
            try {
                return Visitor.begin(balancer.address(), ExperimentCodec.write(experiment(seed)), PACE);
            } catch (java.io.IOException e) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(30)) {
                    throw e;
                }
            }
        }
    }

    private static Experiment experiment(int seed) {
        return Cards.first().withSeed(1 + seed);
    }

    private interface Blow {
        void strike(Peer peer) throws Exception;
    }

    /** Seconds until all runs go on. */
    private static long lose(List<Peer> peers, List<Visitor> visitors, Blow blow) throws Exception {
        Peer victim = most(peers, visitors);
        peers.remove(victim);
        blow.strike(victim);
        return recover(visitors);
    }

    private static long recover(List<Visitor> visitors) {
        long began = System.nanoTime();
        goOn(visitors, 40);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** Waits until every run has been seen further on by so many updates. */
    private static void goOn(List<Visitor> visitors, int updates) {
        Map<Visitor, Long> before = new HashMap<>();
        visitors.forEach(each -> before.put(each, each.update()));
        Server.await(
                () -> visitors.stream().allMatch(each -> each.update() >= before.get(each) + updates),
                () -> "all go on: " + visitors.stream().map(Visitor::toString).collect(Collectors.joining(", ")));
    }

    /** The server that has the most runs. */
    private static Peer most(List<Peer> peers, List<Visitor> visitors) {
        return peers.stream()
                .max(Comparator.comparingLong(peer ->
                        visitors.stream().filter(each -> peer.has(each.run())).count()))
                .orElseThrow();
    }

    private static void report(List<Peer> peers, List<Visitor> visitors, long killed, long frozen) {
        int wrong = 0;
        int frames = 0;
        for (int i = 0; i < visitors.size(); i++) {
            List<Seen> seen = List.copyOf(visitors.get(i).seen()); // more come all the time
            wrong += wrong(experiment(i), seen);
            frames += seen.size();
        }
        long stale = peers.stream()
                .mapToLong(peer -> Long.parseLong(peer.ask("/peer/stale")))
                .sum();
        long lost = visitors.stream()
                .filter(each -> peers.stream().noneMatch(peer -> peer.has(each.run())))
                .count();
        System.out.printf(
                "Three servers, %d runs: killed one, frozen one; runs lost %d, wrong bits %d of %d frames, stale frames"
                        + " dropped %d; all went on after %.1f s (killed), %.1f s (frozen)%n",
                visitors.size(), lost, wrong, frames, stale, killed / 1000.0, frozen / 1000.0);
        assertThat(lost).isZero();
        assertThat(wrong).isZero();
    }

    /** Frames that show anything else than an unbroken run does. */
    private static int wrong(Experiment experiment, List<Seen> seen) {
        Map<Long, String> fingerprints = new HashMap<>();
        Trainer trainer = new Trainer(experiment);
        long last = seen.stream().mapToLong(Seen::update).max().orElse(0);
        fingerprints.put(0L, trainer.fingerprint());
        while (trainer.update() < last) {
            trainer.step(Needs.NOTHING);
            fingerprints.put(trainer.update(), trainer.fingerprint());
        }
        return (int) seen.stream()
                .filter(each -> !each.fingerprint().equals("null"))
                .filter(each -> !each.fingerprint().equals(fingerprints.get(each.update())))
                .count();
    }
}
