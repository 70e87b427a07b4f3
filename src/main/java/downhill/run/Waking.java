package downhill.run;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Notices when runs may train nowhere: a cluster begins, or a member is gone. Whoever is the leader then has to see to
 * them; the database knows which they are.
 */
final class Waking {
    private final Cluster cluster;
    private final Runnable wake;

    private Waking(Cluster cluster, Runnable wake) {
        this.cluster = cluster;
        this.wake = wake;
    }

    /** @param wake must not wait */
    static Behavior<MemberEvent> of(Runnable wake) {
        return Behaviors.setup((ActorContext<MemberEvent> context) -> {
            Cluster cluster = Cluster.get(context.getSystem());
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
            Waking waking = new Waking(cluster, wake);
            return Behaviors.receive(MemberEvent.class)
                    .onMessage(MemberUp.class, up -> waking.up(up))
                    .onMessage(MemberRemoved.class, _ -> waking.removed())
                    .build();
        });
    }

    private Behavior<MemberEvent> up(MemberUp event) {
        boolean first = event.member().equals(cluster.selfMember()) && isAlone();
        if (first) {
            wake.run();
        }
        return Behaviors.same();
    }

    private boolean isAlone() {
        int members = 0;
        for (var _ : cluster.state().getMembers()) {
            members++;
        }
        return members <= 1;
    }

    private Behavior<MemberEvent> removed() {
        if (cluster.selfMember().address().equals(cluster.state().getLeader())) {
            wake.run();
        }
        return Behaviors.same();
    }
}
