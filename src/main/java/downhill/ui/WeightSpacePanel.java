package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.data.FullBatch;
import downhill.experiment.Experiment;
import downhill.experiment.Footprint;
import downhill.landscape.TwoWeights;
import downhill.optim.Constant;
import downhill.optim.Sgd;
import downhill.run.Job;
import downhill.run.Jobs;
import downhill.run.Owner;
import downhill.train.Frame;
import downhill.train.OtherStarts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Beside the line through the points, the two numbers that it is made of: the loss over both of them, computed as a job,
 * and where the run is on it.
 */
final class WeightSpacePanel extends Panel implements FramePart {
    private static final double ANY_RATE = 1;

    private final Jobs jobs;
    private final WeightSpace picture = new WeightSpace("weight-space");
    private final Button others = new Button(Words.text("weights.others", OtherStarts.STARTS));
    private @Nullable LatestJob job;
    private @Nullable Experiment shown;
    private @Nullable Experiment ground;
    private @Nullable TwoWeights space;
    private boolean wanted;

    /** @param open opens the microscope in its place */
    WeightSpacePanel(Jobs jobs, Runnable open) {
        super("dh-weights", "weights");
        this.jobs = jobs;
        others.setId("other-starts");
        Tips.on(others, Words.text("weights.others.why", OtherStarts.MOST));
        Clicks.on(others, () -> {
            wanted = !wanted;
            train();
        });
        addTools(others, MapsPanel.opener("microscope-weights", open));
        add(picture);
        press();
    }

    /** Whether an experiment trains a line: one input, one number, two weights. */
    static boolean fits(Experiment experiment) {
        return experiment.trainsNetwork()
                && experiment.data().inputs() == 1
                && !experiment.network().recurrent()
                && Footprint.parameters(experiment) == 2;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
        Answers answers = new Answers(event.getUI(), () -> refused(List.of()));
        job = new LatestJob(jobs, owner, answers, this::refused);
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (job != null) {
            job.stop();
        }
    }

    @Override
    void show(Experiment experiment) {
        boolean fits = fits(experiment);
        setVisible(fits);
        if (!experiment.equals(shown)) {
            wanted = false;
            picture.setOthers(List.of());
            press();
            if (job != null && space != null) {
                job.stop(); // nothing but other starts of what was shown before
            }
        }
        shown = fits ? experiment : null;
        show();
    }

    private void show() {
        Experiment now = shown == null ? null : plain(shown);
        if (now == null || job == null || now.equals(ground)) {
            return;
        }
        ground = now;
        TwoWeights next = new TwoWeights(now);
        space = null;
        job.begin(job(next::advance, next::progress), () -> {
            space = next;
            picture.setGround(WeightGround.of(next));
        });
    }

    /** What decides the loss; how it is descended does not. */
    private static Experiment plain(Experiment experiment) {
        return experiment.withTraining(experiment
                .training()
                .withOptimizer(new Sgd(), ANY_RATE)
                .withSchedule(new Constant())
                .withBatch(new FullBatch())
                .withTreatment(List.of())
                .withEpochs(0));
    }

    private void train() {
        press();
        if (!wanted || space == null || shown == null || job == null) {
            picture.setOthers(List.of());
            return;
        }
        OtherStarts next = new OtherStarts(shown, space.around(OtherStarts.STARTS));
        job.begin(job(next::advance, next::progress), () -> picture.setOthers(next.ways()));
    }

    private void press() {
        others.getElement().setAttribute("aria-pressed", Boolean.toString(wanted));
    }

    private void refused(List<Problem> problems) {
        wanted = false;
        press();
        title(problems.isEmpty() ? Words.text("panel.weights") : Words.problems(problems));
        ground = null;
    }

    private static Job job(BooleanSupplier advance, DoubleSupplier progress) {
        return new Job() {
            @Override
            public boolean advance() {
                return advance.getAsBoolean();
            }

            @Override
            public double progress() {
                return progress.getAsDouble();
            }
        };
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (isVisible()) {
            picture.show(frame, settings);
        }
    }
}
