package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Problem;
import downhill.data.DataSpec;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.measure.Blame;
import downhill.nn.Lstm;
import downhill.nn.XavierUniform;
import downhill.surface.Rosenbrock;
import downhill.train.Anatomy;
import downhill.train.Frame;
import downhill.train.Needs;
import downhill.train.Sharpness;
import downhill.train.Status;
import downhill.train.Steepness;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blame through time, sharpness and the anatomy of a weight reach whoever watches a run. */
class WatchedPartsTest {
    private static final WeightAddress WEIGHT = new WeightAddress("0.weight", 1, 0);
    private final LocalRuns runs = TestLimits.runs(TestLimits.patient());
    private final Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    private static Experiment lstm() {
        XavierUniform init = new XavierUniform(1);
        return Cards.first()
                .withData(new DataSpec(new RememberFirst(10, 1), 40, 40, 1, true))
                .withSubject(new Network(List.of(new Lstm(4, init, init, 0, 1)), init));
    }

    @Test
    void anLstmShowsHowFarTheBlameReachesByHiddenAndByCellState() throws Exception {
        Guest.Visit run = me.visit(lstm());
        run.tell(new Command.OneUpdate());
        Frame frame = run.until(f -> f.progress().update() == 1);
        List<Blame> blame = frame.look().throughTime();
        assertThat(blame).hasSize(1);
        assertThat(blame.getFirst().hidden()).hasSize(10).allMatch(each -> each > 0);
        assertThat(blame.getFirst().cell()).hasSize(10).allMatch(each -> each > 0);
    }

    @Test
    void theSharpnessOfAPausedRunSettlesAtItsWeights() throws Exception {
        Guest.Visit run = me.visit(Cards.first());
        run.tell(new Command.OneEpoch());
        // A quick run has settled by the time that its first frame is made.
        Frame settled = run.until(f -> f.status() == Status.PAUSED && isSettled(f));
        long update = settled.progress().update();
        Trainer alone = new Trainer(Cards.first());
        while (alone.update() < update) {
            alone.step(Needs.NOTHING);
        }
        double value = new Sharpness(alone).settle(2000).value();
        Steepness steepness = settled.look().steepness();
        assertThat(steepness).isNotNull();
        assertThat(Math.abs(steepness.reading().value() - value)).isLessThan(1e-6 * Math.abs(value));
        assertThat(settled.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(settled.look().throughTime()).isEmpty();
        assertThat(settled.look().anatomy()).isNull();
    }

    private static boolean isSettled(Frame frame) {
        Steepness steepness = frame.look().steepness();
        return steepness != null
                && steepness.reading().update() == frame.progress().update()
                && steepness.reading().residual()
                        <= 1e-9 * Math.abs(steepness.reading().value());
    }

    @Test
    void theLastLinkOfAnAnatomyIsTheWeightAndItsGradientCanBeChecked() throws Exception {
        Guest.Visit run = me.visit(Cards.first());
        assertThat(run.tell(new Command.Follow(WEIGHT))).isInstanceOf(Reply.Done.class);
        run.tell(new Command.OneUpdate());
        Anatomy anatomy = run.until(f -> f.progress().update() == 1).look().anatomy();
        assertThat(anatomy).isNotNull();
        Trainer alone = new Trainer(Cards.first());
        alone.step(Needs.NOTHING);
        assertThat(anatomy.links().getLast().value()).isEqualTo(alone.parameters()[2]);
        Reply.Checked checked = (Reply.Checked) run.tell(new Command.Check());
        assertThat(checked.check().weight()).isEqualTo(WEIGHT);
        assertThat(checked.check().relative()).isLessThan(1e-5);
        assertThat(checked.info().edits()).isZero();
    }

    @Test
    void howeverFastARunWasTheLastUpdateBeforeItStoppedWasFollowed() throws Exception {
        Experiment first = Cards.first();
        Experiment ending = first.withTraining(first.training().withEpochs(1000));
        Guest.Visit run = me.visit(ending);
        run.tell(new Command.Follow(WEIGHT));
        run.tell(new Command.SetPace(Pace.MAXIMUM));
        run.tell(new Command.Play());
        Frame early = run.until(f -> f.progress().update() > 1000 && f.look().anatomy() != null);
        assertThat(early.status()).isEqualTo(Status.TRAINING);
        run.tell(new Command.Pause());
        Frame paused = run.until(f -> f.status() == Status.PAUSED);
        assertThat(anatomy(paused).update()).isEqualTo(paused.progress().update());
        run.tell(new Command.Play());
        Frame finished = run.until(f -> f.status() == Status.FINISHED);
        assertThat(anatomy(finished).update()).isEqualTo(finished.progress().update());
        Trainer alone = new Trainer(ending);
        while (!alone.finished()) {
            alone.step(Needs.NOTHING);
        }
        assertThat(finished.fingerprint()).isEqualTo(alone.fingerprint());
    }

    private static Anatomy anatomy(Frame frame) {
        return Objects.requireNonNull(frame.look().anatomy());
    }

    @Test
    void theWishOutlivesANewBeginningAndEndsWhenItIsTakenBack() throws Exception {
        Guest.Visit run = me.visit(Cards.first());
        run.tell(new Command.Follow(WEIGHT));
        run.tell(new Command.Restart(Cards.first().withSubject(OnSurface.of(new Rosenbrock(1, 100)))));
        run.tell(new Command.OneUpdate());
        assertThat(run.until(f -> f.progress().update() == 1).look().anatomy()).isNull();
        run.tell(new Command.Restart(Cards.first()));
        run.tell(new Command.OneUpdate());
        Frame again = run.until(f -> f.incarnation() == 2 && f.progress().update() == 1);
        assertThat(again.look().anatomy()).isNotNull();
        run.tell(new Command.Unfollow());
        run.tell(new Command.OneUpdate());
        assertThat(run.until(f -> f.progress().update() == 2).look().anatomy()).isNull();
    }

    @Test
    void aWeightThatIsNotThereAndACheckOfNothingAreRefusedWithTheirProblem() throws Exception {
        RunId id = me.start(Cards.first());
        Reply refused = me.tell(id, new Command.Follow(new WeightAddress("0.weight", 99, 0)));
        assertThat(((Reply.Refused) refused).problems())
                .extracting(Problem::path)
                .containsExactly("weight.row");
        assertThat(((Reply.Refused) me.tell(id, new Command.Check())).problems())
                .extracting(Problem::code)
                .containsExactly("nothing_to_check");
    }
}
