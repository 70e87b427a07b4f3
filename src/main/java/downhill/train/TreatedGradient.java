package downhill.train;

import downhill.experiment.Training;
import downhill.math.Stream;
import downhill.measure.ClipCount;
import downhill.optim.Treating;
import downhill.optim.Treatment;
import java.util.List;

/** The gradient of a batch, before its treatment and after, and what the treatments remember. */
final class TreatedGradient {
    private final double[] gradient;
    private final double[] raw;
    private final Treating treating;
    private final ClipCount.Counter clips = new ClipCount.Counter();
    private double[][] states = new double[0][];
    private boolean rawIsCopy;
    private double lossScale = 1;
    private int skipped;

    /** @param noise what treatments draw from */
    TreatedGradient(Ground ground, List<Treatment> treatments, Stream noise) {
        int size = ground.layout().size();
        gradient = new double[size];
        raw = new double[size];
        treating = new Treating(ground.layout(), ground.values().parameters(), noise);
        restart(treatments);
    }

    /** Forgets what the treatments remembered. */
    void restart(List<Treatment> treatments) {
        states = new double[treatments.size()][];
        for (int i = 0; i < states.length; i++) {
            states[i] = new double[treatments.get(i).scalars()];
            treatments.get(i).start(states[i]);
        }
        skipped = 0;
        clips.resume(new ClipCount(0, 0, 0));
    }

    /** Goes on with what the treatments of another run of the same choices remembered. */
    void resume(Snapshot snapshot) {
        states = snapshot.copyOfTreatments();
        skipped = snapshot.skipped();
        clips.resume(snapshot.clips());
    }

    /** Begins an update: the gradient is about to be taken, of a loss so many times as large. */
    double begin(Training training) {
        lossScale = 1;
        for (int i = 0; i < states.length; i++) {
            lossScale *= training.treatment().get(i).lossScale(states[i]);
        }
        rawIsCopy = false;
        return lossScale;
    }

    /**
     * Treats the gradient.
     *
     * @param number updates made before this one
     * @return whether the update may be made; false where the scaled gradient overflowed
     */
    boolean treat(Training training, long number, Dissection dissection) {
        treating.begin(number);
        for (int i = 0; i < states.length && !treating.overflow(); i++) {
            treating.with(states[i]);
            training.treatment().get(i).apply(gradient, treating);
            dissection.treated(gradient);
        }
        clips.count(treating.shareClipped() > 0);
        skipped = treating.overflow() ? skipped + 1 : 0;
        return !treating.overflow();
    }

    /** Keeps the gradient as it is before treatment. */
    void keepRaw() {
        rawIsCopy = states.length > 0;
        if (rawIsCopy && lossScale == 1) {
            System.arraycopy(gradient, 0, raw, 0, raw.length);
            return;
        }
        for (int i = 0; rawIsCopy && i < raw.length; i++) {
            raw[i] = gradient[i] / lossScale;
        }
    }

    /** Whether the gradient before treatment is lost. */
    boolean rawIsLost() {
        return states.length > 0 && !rawIsCopy;
    }

    /** Before treatment, if that was kept or there is none; else after it. */
    double[] raw() {
        return rawIsCopy ? raw : gradient;
    }

    /** As the batch has left it, and from then on as far as it was treated. */
    double[] values() {
        return gradient;
    }

    /** What its loss was multiplied by. */
    double lossScale() {
        return lossScale;
    }

    /** What happened to it. */
    Treating treating() {
        return treating;
    }

    /** What the treatments remember, live. */
    double[][] states() {
        return states;
    }

    /** Updates skipped in a row. */
    int skipped() {
        return skipped;
    }

    /** How often clipping made a gradient smaller. */
    ClipCount clips() {
        return clips.now();
    }
}
