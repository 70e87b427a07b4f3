package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.measure.Blame;
import downhill.measure.Compass;
import downhill.measure.LayerHistograms;
import downhill.measure.LayerReading;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a trainer and makes frames of what it sees; changes nothing.
 *
 * <p>Keeps the latest reading of each part, which all frames share. While the run trains a part is measured once, and
 * again only when {@link #refresh} is called; a frame of a run that does not train has everything of its very update.
 * Sharpness alone is never measured for a frame: each {@link #refresh} computes a piece of it, and frames have the newest
 * reading there is.
 */
public final class Probe {
    /** Numbers in a trainer's state up to which its fingerprint is taken while it trains. */
    private static final int QUICK_FINGERPRINT = 4096;

    private final Trainer trainer;
    private final @Nullable LayerProbe layerProbe;
    private final Map<Measurement, Long> updates = new EnumMap<>(Measurement.class);
    /** Parts that were measured as finely as in a run that does not train. */
    private final EnumSet<Measurement> fine = EnumSet.noneOf(Measurement.class);

    private final AnatomyProbe anatomist;
    private final OutputProbe output;
    private final CompassProbe navigator;
    private final Valley valley;

    /** Parts that were measured before the last edit. */
    private final EnumSet<Measurement> outdated = EnumSet.noneOf(Measurement.class);

    private Experiment measured;
    private int edits;
    private List<LayerMap> gradients = List.of();
    private List<WeightMap> weights = List.of();
    private @Nullable Picture picture;
    private @Nullable String fingerprint;
    private List<LayerReading> layers = List.of();
    private List<LayerHistograms> histograms = List.of();
    private @Nullable Compass compass;
    private Picture.@Nullable Confusion confusion;
    private List<Blame> throughTime = List.of();
    private @Nullable Anatomy anatomy;
    private @Nullable WeightNow followed;
    private @Nullable TimeProbe timeProbe;
    private Pieces underway = () -> true;

    /** A probe for this trainer. */
    public Probe(Trainer trainer) {
        this.trainer = trainer;
        measured = trainer.experiment();
        edits = trainer.edits();
        layerProbe =
                trainer.ground() instanceof NetworkGround network ? new LayerProbe(network, trainer.descent()) : null;
        anatomist = new AnatomyProbe(trainer);
        output = new OutputProbe(trainer);
        navigator = new CompassProbe(trainer);
        valley = new Valley(trainer);
    }

    /**
     * Follows a weight from the next update on, in place of the one before; it is no edit, and changes no bits.
     *
     * @throws InvalidExperiment if there is none at this address; then the one before is followed on
     */
    public void follow(WeightAddress address) throws InvalidExperiment {
        anatomist.follow(address);
        anatomy = null;
        followed = null;
        updates.remove(Measurement.ANATOMY);
    }

    /** Follows no weight from now on. */
    public void unfollow() {
        anatomist.stop();
        anatomy = null;
        followed = null;
        updates.remove(Measurement.ANATOMY);
    }

    /** Whether somebody watches the weight that is followed; while nobody does, updates do not stop for it. */
    public void attend(boolean watched) {
        anatomist.attend(watched);
    }

    /** The finite-difference check of the last update that was followed; see {@link AnatomyProbe#check()}. */
    public Optional<GradientCheck> check() {
        return anatomist.check();
    }

    /**
     * A frame of now.
     *
     * @param has what of the history the watcher has
     */
    public Frame frame(long number, int incarnation, Status status, Interest interest, History.Position has) {
        boolean training = status == Status.TRAINING;
        for (Measurement part : Measurement.values()) {
            if (part != Measurement.SHARPNESS
                    && interest.wants(part)
                    && (training ? isMissing(part) : isStale(part, false))) {
                refresh(part, training);
            }
        }
        History history = trainer.history();
        Recorder.Measured latest = trainer.recorder().latest();
        return new Frame(
                number,
                incarnation,
                status,
                Frame.Progress.of(trainer),
                Frame.LastUpdate.of(trainer.descent()),
                Frame.Readings.of(latest, trainer.chance()),
                history.since(interest.wants(Measurement.SERIES) ? has : history.end()),
                latest.errorSignal(),
                look(interest),
                trainer.divergence(),
                trainer.verdicts(),
                List.of(),
                false);
    }

    // The history is there, and with its last row the metrics of an update that is near enough.
    private boolean isMissing(Measurement part) {
        return part != Measurement.SERIES && part != Measurement.METRICS && !updates.containsKey(part);
    }

    /**
     * Whether a part would say something else if it were measured now.
     *
     * @param training whether the run trains, and less fine pictures will do
     */
    public boolean isStale(Measurement part, boolean training) {
        return switch (part) {
            case SERIES -> false;
            case METRICS -> trainer.recorder().latest().update() != trainer.update();
            case SHARPNESS -> !valley.settled();
            default ->
                updates.getOrDefault(part, -1L) != trainer.update()
                        || (!training && !fine.contains(part))
                        || outdated.contains(part)
                        || isEdited();
        };
    }

    /** Measures a part now, for all frames from now on; of the sharpness, one piece. */
    public void refresh(Measurement part, boolean training) {
        begin(part, training);
        while (!advance()) {
            // All of it.
        }
    }

    /** There is so much of a processor, up to 1, for this run: while it trains, its pictures are as fine as that allows. */
    public void afford(double part) {
        output.afford(part);
    }

    /**
     * Begins to measure a part, in place of one that was begun before; {@link #advance} goes on with it. The trainer must
     * not move in between.
     *
     * @param training whether the run trains, and less fine pictures will do
     */
    public void begin(Measurement part, boolean training) {
        if (isEdited()) {
            measured = trainer.experiment();
            edits = trainer.edits();
            outdated.addAll(EnumSet.allOf(Measurement.class));
        }
        underway = pieces(part, training).then(() -> measured(part, !training));
    }

    // A weight that was set leaves the experiment as it is; of a field that changes twice only the last edit may stay.
    private boolean isEdited() {
        return edits != trainer.edits() || !measured.equals(trainer.experiment());
    }

    /** Computes a piece, a millisecond or so; whether the part is measured. */
    public boolean advance() {
        return underway.advance();
    }

    private Pieces pieces(Measurement part, boolean training) {
        return switch (part) {
            case SERIES -> Pieces.once(() -> {});
            case METRICS -> trainer.recorder().pieces(measured.training(), trainer.update());
            case GRADIENTS ->
                Pieces.once(() -> gradients = LayerMap.of(
                        measured.network(),
                        trainer.ground().layers(),
                        trainer.descent().gradient()));
            case WEIGHTS ->
                Pieces.once(() -> weights = WeightMap.corners(
                        trainer.ground().layers(), trainer.ground().values().parameters()));
            case OUTPUT -> output.picture(training, made -> draw(made, training));
            case FINGERPRINT -> Pieces.once(() -> fingerprint = !training || isSmall() ? trainer.fingerprint() : null);
            case LAYERS ->
                layerProbe == null
                        ? Pieces.once(() -> {})
                        : layerProbe.readings(measured.training(), found -> layers = found);
            case HISTOGRAMS ->
                layerProbe == null ? Pieces.once(() -> {}) : layerProbe.histograms(found -> histograms = found);
            case COMPASS -> navigator.pieces(found -> compass = found);
            case CONFUSION -> output.confusion(found -> confusion = found);
            case THROUGH_TIME -> throughTime();
            case ANATOMY -> Pieces.once(this::dissect);
            case SHARPNESS -> Pieces.once(valley::advance);
        };
    }

    private void measured(Measurement part, boolean finely) {
        updates.put(part, trainer.update());
        outdated.remove(part);
        if (finely) {
            fine.add(part);
        } else {
            fine.remove(part);
        }
    }

    private Look look(Interest interest) {
        Map<Measurement, Long> at = new EnumMap<>(Measurement.class);
        for (Measurement part : Measurement.values()) {
            if (interest.wants(part)) {
                at.put(part, updateOf(part));
            }
        }
        return new Look(
                interest.wants(Measurement.GRADIENTS) ? gradients : List.of(),
                interest.wants(Measurement.WEIGHTS) ? weights : List.of(),
                interest.wants(Measurement.OUTPUT) ? picture : null,
                interest.wants(Measurement.FINGERPRINT) ? fingerprint : null,
                interest.wants(Measurement.LAYERS) ? layers : List.of(),
                interest.wants(Measurement.HISTOGRAMS) ? histograms : List.of(),
                interest.wants(Measurement.COMPASS) ? compass : null,
                interest.wants(Measurement.CONFUSION) ? confusion : null,
                interest.wants(Measurement.THROUGH_TIME) ? throughTime : List.of(),
                interest.wants(Measurement.ANATOMY) ? anatomy : null,
                interest.wants(Measurement.ANATOMY) ? followed : null,
                interest.wants(Measurement.SHARPNESS) ? valley.steepness() : null,
                at);
    }

    private long updateOf(Measurement part) {
        return switch (part) {
            case SERIES -> trainer.history().last().update();
            case METRICS -> trainer.recorder().latest().update();
            case SHARPNESS -> valley.update();
            case ANATOMY -> anatomy == null ? updates.getOrDefault(part, -1L) : anatomy.update();
            default -> updates.getOrDefault(part, -1L);
        };
    }

    private void draw(Picture made, boolean training) {
        picture = made;
        if (made instanceof Picture.Confusion counted) {
            confusion = new Picture.Confusion(counted.counts(), List.of());
            measured(Measurement.CONFUSION, !training);
        }
    }

    private void dissect() {
        anatomy = anatomist.last().orElse(null);
        followed = anatomist.now().orElse(null);
    }

    private Pieces throughTime() {
        if (timeProbe == null) {
            timeProbe = new TimeProbe(trainer);
        }
        return timeProbe.pieces(found -> throughTime = found);
    }

    private boolean isSmall() {
        int parameters = trainer.ground().layout().size();
        return parameters * (1 + trainer.descent().state().slots()) <= QUICK_FINGERPRINT;
    }
}
