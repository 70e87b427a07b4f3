package downhill.run.cluster;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.pekko.actor.setup.Setup;

/** What Pekko makes by its class name finds here what it needs. */
final class NodeServices extends Setup {
    private final LeaseRecords leases;
    private final ScheduledExecutorService database;

    /** @param database one thread that may wait for the database */
    NodeServices(LeaseRecords leases, ScheduledExecutorService database) {
        this.leases = leases;
        this.database = database;
    }

    LeaseRecords leases() {
        return leases;
    }

    ScheduledExecutorService database() {
        return database;
    }
}
