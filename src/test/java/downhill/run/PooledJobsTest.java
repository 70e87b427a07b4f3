package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.landscape.LossGrid;
import downhill.landscape.Plane;
import downhill.landscape.Scaling;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that is no run, on the pool that trains. */
class PooledJobsTest {
    private final Pool pool = new Pool(2);
    private final Jobs jobs = new PooledJobs(pool, 2);
    private final Owner me = Owner.random();

    @AfterEach
    void stop() {
        pool.close();
    }

    private Jobs.Handle accept(Job job) {
        return ((Jobs.Submitted.Accepted) jobs.submit(me, job)).handle();
    }

    private static Jobs.End end(Jobs.Handle handle) throws Exception {
        return handle.end().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aLandscapeIsAJobAndHasTheNumbersThatItHasAlone() throws Exception {
        Trainer trainer = new Trainer(Cards.first());
        LossGrid grid = landscape(trainer);
        LossGrid alone = landscape(trainer);
        Jobs.Handle handle = accept(new Landscape(grid));
        assertThat(end(handle)).isEqualTo(Jobs.End.DONE);
        assertThat(handle.progress()).isEqualTo(1);
        assertThat(handle.cost()).isPositive();
        while (alone.advance()) {
            assertThat(alone.done()).isLessThan(alone.total());
        }
        assertThat(grid.losses()).isEqualTo(alone.losses());
    }

    private static LossGrid landscape(Trainer trainer) {
        WholeLoss loss = WholeLoss.of(trainer);
        double[] places = LossGrid.spaced(-1, 1, 9);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 1);
        return new LossGrid(loss, plane, places, places);
    }

    /** A grid of losses as a job. */
    private record Landscape(LossGrid grid) implements Job {

        @Override
        public boolean advance() {
            return grid.advance();
        }

        @Override
        public double progress() {
            return (double) grid.done() / (double) grid.total();
        }
    }

    /** Goes on for ever. */
    private static final class Endless implements Job {
        private final CountDownLatch began = new CountDownLatch(1);

        @Override
        public boolean advance() {
            began.countDown();
            return true;
        }

        @Override
        public double progress() {
            return 0.5;
        }
    }

    @Test
    void aJobThatIsCancelledEndsAndMakesRoom() throws Exception {
        Endless endless = new Endless();
        Jobs.Handle handle = accept(endless);
        assertThat(endless.began.await(20, TimeUnit.SECONDS)).isTrue();
        handle.cancel();
        assertThat(end(handle)).isEqualTo(Jobs.End.CANCELLED);
        Jobs.Handle next = accept(new Endless());
        Jobs.Handle last = accept(new Endless());
        next.cancel();
        last.cancel();
        assertThat(end(last)).isEqualTo(Jobs.End.CANCELLED);
    }

    @Test
    void anOwnerHasSoManyJobsAndTheNextIsRefusedWithTheNumber() {
        accept(new Endless());
        accept(new Endless());
        Jobs.Submitted third = jobs.submit(me, new Endless());
        assertThat(((Jobs.Submitted.Refused) third).problems().getFirst().code())
                .isEqualTo("too_many_jobs");
        assertThat(((Jobs.Submitted.Refused) third).problems().getFirst().args())
                .containsExactly(2);
        assertThat(jobs.submit(Owner.random(), new Endless())).isInstanceOf(Jobs.Submitted.Accepted.class);
    }

    @Test
    void aJobThatFailsTakesNoThreadWithIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            Jobs.Handle handle = accept(new Job() {
                @Override
                public boolean advance() {
                    throw new IllegalStateException("on purpose");
                }

                @Override
                public double progress() {
                    return 0;
                }
            });
            assertThat(end(handle)).isEqualTo(Jobs.End.FAILED);
        }
    }

    @Test
    void endlessJobsOfOneOwnerDoNotKeepAnothersFromItsEnd() throws Exception {
        accept(new Endless());
        accept(new Endless());
        Owner other = Owner.random();
        LossGrid grid = landscape(new Trainer(Cards.first()));
        Jobs.Submitted submitted = jobs.submit(other, new Landscape(grid));
        assertThat(end(((Jobs.Submitted.Accepted) submitted).handle())).isEqualTo(Jobs.End.DONE);
    }
}
