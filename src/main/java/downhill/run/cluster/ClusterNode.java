package downhill.run.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import downhill.store.Database;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This server as a member of a cluster. It begins in the background, and ends when it leaves or is shut out. */
public final class ClusterNode {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);
    private static final String NAME = "downhill";
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(5);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(45);

    private final ClusterSettings settings;
    private final Database database;
    private final Runnable lost;
    private final ScheduledExecutorService membership = thread("cluster-members");
    private final ScheduledExecutorService leasing = thread("cluster-lease");
    private final CompletableFuture<ActorSystem<?>> up = new CompletableFuture<>();
    private volatile @Nullable ActorSystem<?> system;
    private volatile boolean leaving;

    private ClusterNode(ClusterSettings settings, Database database, Runnable lost) {
        this.settings = settings;
        this.database = database;
        this.lost = lost;
    }

    /**
     * Begins to become a member.
     *
     * @param database says who else is there
     * @param prepare is given the system before it joins
     * @param lost called once when this server is no member any more though it did not leave, or could not become one
     */
    public static ClusterNode begin(
            ClusterSettings settings, Database database, Consumer<ActorSystem<?>> prepare, Runnable lost) {
        ClusterNode node = new ClusterNode(settings, database, lost);
        Thread.ofPlatform().name("cluster-begin").daemon().start(() -> node.begin(prepare));
        return node;
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    private void begin(Consumer<ActorSystem<?>> prepare) {
        try {
            ActorSystem<?> begun = create();
            synchronized (this) {
                system = begun;
                if (leaving) {
                    begun.terminate();
                    return;
                }
            }
            begun.getWhenTerminated().whenComplete((_, _) -> ended());
            prepare.accept(begun);
            Door door = new Door(Cluster.get(begun), new MemberRecords(database), membership, settings.joinWithin());
            door.enter(database.isShared(), () -> up.complete(begun), this::givenUp);
        } catch (RuntimeException | Error e) {
            LOG.error("This server could not begin as a member of a cluster", e);
            givenUp();
        }
    }

    private ActorSystem<?> create() {
        Config own = ConfigFactory.parseMap(Map.of(
                "pekko.remote.artery.canonical.hostname", settings.host(),
                "pekko.remote.artery.canonical.port", settings.port()));
        ClassLoader loader = ClusterNode.class.getClassLoader();
        Config config = ConfigFactory.load(
                loader,
                own.withFallback(ConfigFactory.parseResources(loader, "cluster.conf")),
                com.typesafe.config.ConfigResolveOptions.defaults());
        return ActorSystem.create(
                Behaviors.empty(),
                NAME,
                ActorSystemSetup.create(
                        BootstrapSetup.create(config).withClassloader(loader),
                        new NodeServices(new LeaseRecords(database), leasing)));
    }

    private void givenUp() {
        up.completeExceptionally(new IllegalStateException("This server is no member of a cluster"));
        lose();
    }

    private void ended() {
        membership.shutdownNow();
        leasing.shutdownNow();
        if (!leaving) {
            LOG.error("This server is not a member of the cluster any more");
        }
        givenUp();
    }

    private synchronized void lose() {
        if (!leaving) {
            leaving = true;
            lost.run();
        }
    }

    /** The system, once this server is a member; fails where it cannot become one. */
    public CompletionStage<ActorSystem<?>> up() {
        return up.minimalCompletionStage();
    }

    /** Whether it is a member now, from when it is up until it begins to leave. */
    public boolean isMember() {
        ActorSystem<?> present = system;
        return present != null
                && up.isDone()
                && !leaving
                && Cluster.get(present).selfMember().status().equals(MemberStatus.up());
    }

    /** Members that are up and can be reached, as this one sees it. */
    public int members() {
        ActorSystem<?> present = system;
        if (present == null || !isMember()) {
            return 0;
        }
        var state = Cluster.get(present).state();
        int unreachable = state.getUnreachable().size();
        int all = 0;
        for (var member : state.getMembers()) {
            all += member.status().equals(MemberStatus.up()) ? 1 : 0;
        }
        return Math.max(1, all - unreachable);
    }

    /** Hands over what is here and leaves; waits for that, within a bound. */
    public void leave() {
        ActorSystem<?> present;
        synchronized (this) {
            leaving = true;
            present = system;
        }
        if (present == null) {
            return;
        }
        try {
            // One that ends while it begins would fill the log with what went wrong.
            up.handle((_, _) -> "").get(BEGIN_WITHIN.toSeconds(), TimeUnit.SECONDS);
            present.terminate();
            present.getWhenTerminated().toCompletableFuture().get(LEAVE_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            present.terminate();
            LOG.warn("Leaving the cluster took too long", e);
        }
    }
}
