package downhill.run.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.cluster.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a server in: it asks the members that the database names, or is the first, and says from then on that it is one. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final long RETRY_MILLIS = 500;
    private static final long SEEN_MILLIS = 2000;

    private final Cluster cluster;
    private final MemberRecords members;
    private final ScheduledExecutorService thread;
    private final long deadline;
    private final String address;
    private volatile boolean inside;

    /** @param thread one that may wait for the database */
    Door(Cluster cluster, MemberRecords members, ScheduledExecutorService thread, Duration within) {
        this.cluster = cluster;
        this.members = members;
        this.thread = thread;
        deadline = System.nanoTime() + within.toNanos();
        address = cluster.selfAddress().toString();
    }

    /**
     * Tries until it is in.
     *
     * @param shared whether there may be others
     * @param entered called when this server is a member
     * @param shut called when it could not become one in time
     */
    void enter(boolean shared, Runnable entered, Runnable shut) {
        cluster.registerOnMemberUp(() -> {
            inside = true;
            entered.run();
        });
        if (shared) {
            cluster.registerOnMemberRemoved(this::leave);
            execute(() -> knock(List.of(), shut));
        } else {
            cluster.join(cluster.selfAddress());
        }
    }

    private void knock(List<String> asked, Runnable shut) {
        if (inside) {
            tell();
            return;
        }
        if (System.nanoTime() - deadline > 0) {
            LOG.error("No member of the cluster let this server in: {}", asked);
            shut.run();
            return;
        }
        List<String> others = asked;
        try {
            others = members.enter(address);
            if (!others.equals(asked) || others.isEmpty()) {
                join(others);
            }
        } catch (RuntimeException e) {
            LOG.warn("The database does not say who is in the cluster: {}", e.getMessage());
        }
        List<String> now = others;
        schedule(() -> knock(now, shut), RETRY_MILLIS);
    }

    private void join(List<String> others) {
        if (others.isEmpty()) {
            cluster.join(cluster.selfAddress());
        } else {
            List<Address> seeds =
                    others.stream().map(AddressFromURIString::parse).toList();
            cluster.joinSeedNodes(seeds);
        }
    }

    private void tell() {
        try {
            members.seen(address);
        } catch (RuntimeException e) {
            LOG.warn("The database does not hear that this server is there: {}", e.getMessage());
        }
        schedule(this::tell, SEEN_MILLIS);
    }

    private void leave() {
        execute(() -> {
            try {
                members.leave(address);
            } catch (RuntimeException e) {
                LOG.warn("The database does not hear that this server leaves: {}", e.getMessage());
            }
        });
    }

    private void execute(Runnable work) {
        schedule(work, 0);
    }

    private void schedule(Runnable work, long millis) {
        try {
            var _ = thread.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server ends");
        }
    }
}
