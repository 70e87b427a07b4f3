package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.run.Visitor.Seen;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Servers on one database behind a load balancer, all real processes, and visitors with a run each. */
final class PeerGroup implements AutoCloseable {
    private static final double PACE = 40;
    /** Updates. */
    static final int FAR = 40;

    private final Path folder;
    private final String database;
    private final List<Peer> peers = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final Balancer balancer;

    private PeerGroup(Path folder, String database, List<String> names, Path haproxy) throws IOException {
        this.folder = folder;
        this.database = database;
        for (String name : names) {
            begin(name, Peer.freePort());
        }
        awaitMembers();
        balancer = Balancer.begin(haproxy, folder, peers);
    }

    /** Begins them, and a run on each in turn. */
    static PeerGroup begin(Path folder, String database, Path haproxy, int runs) throws Exception {
        PeerGroup group = new PeerGroup(folder, database, List.of("one", "two", "three"), haproxy);
        try {
            group.visit(runs);
            group.goOn();
            return group;
        } catch (Exception | Error e) {
            group.close();
            throw e;
        }
    }

    /** Begins a server. */
    Peer begin(String name, int port) throws IOException {
        Peer peer = Peer.begin(name, folder, database, port);
        peers.add(peer);
        return peer;
    }

    /** Waits until all are members of one cluster. */
    void awaitMembers() {
        Server.await(() -> peers.stream().allMatch(peer -> peer.isReady(peers.size())));
    }

    /** Further visitors. */
    void visit(int runs) throws Exception {
        for (int i = 0; i < runs; i++) {
            visitors.add(visitor(1 + visitors.size()));
        }
    }

    private Visitor visitor(int seed) throws Exception {
        long began = System.nanoTime();
        while (true) {
            try {
                return Visitor.begin(balancer.address(), ExperimentCodec.write(experiment(seed)), PACE);
            } catch (IOException e) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(30)) {
                    throw e;
                }
            }
        }
    }

    private static Experiment experiment(int seed) {
        return Cards.first().withSeed(seed);
    }

    /** The server that has the most runs; the group counts it no more. */
    Peer lose() {
        Peer most = peers.stream().max(Comparator.comparingLong(this::runs)).orElseThrow();
        peers.remove(most);
        return most;
    }

    private long runs(Peer peer) {
        return visitors.stream().filter(each -> peer.has(each.run())).count();
    }

    /** Waits until every run has been seen further on, and says how many seconds that took. */
    double goOn() {
        long began = System.nanoTime();
        Map<Visitor, Long> before = new HashMap<>();
        visitors.forEach(each -> before.put(each, each.update()));
        Server.await(
                () -> visitors.stream().allMatch(each -> each.update() >= before.get(each) + FAR),
                () -> "all go on: " + visitors.stream().map(Visitor::toString).collect(Collectors.joining(", ")));
        return (System.nanoTime() - began) / 1e9;
    }

    /** Counts, prints and checks that nothing is lost and nothing wrong. */
    void report(String what) {
        int wrong = 0;
        int frames = 0;
        for (int i = 0; i < visitors.size(); i++) {
            List<Seen> seen = List.copyOf(visitors.get(i).seen()); // more come all the time
            wrong += wrong(experiment(1 + i), seen);
            frames += seen.size();
        }
        long stale = peers.stream()
                .mapToLong(peer -> Long.parseLong(peer.ask("/peer/stale")))
                .sum();
        long lost = visitors.stream()
                .filter(each -> peers.stream().noneMatch(peer -> peer.has(each.run())))
                .count();
        System.out.printf(
                "Three servers, %d runs: runs lost %d, wrong bits %d of %d frames, stale frames dropped %d; %s%n",
                visitors.size(), lost, wrong, frames, stale, what);
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

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        balancer.close();
        peers.forEach(Peer::close);
    }
}
