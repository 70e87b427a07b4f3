package downhill.corpus;

import java.util.Arrays;

/**
 * Label of a run that no longer learns because it trembles: after progress and short of the target its loss has no trend,
 * has none either if the run goes on for four times as long, and would be clearly lower with a tenth of the rate.
 *
 * <p>One continuation is an accident of its batches. The run goes on three times, with its rows in three other orders,
 * from each eighth of its way on; two looks in a row must together say so. Where one of them might, both answers
 * can be defended.
 */
final class PlateauLabel {
    private static final int LOOKS = 8;
    private static final int DRAWS = 3;

    /** Losses that a median is of. */
    private static final int SAMPLES = 40;

    /** A lower rate gains nothing: nobody need ask further. */
    private static final double NOTHING = 0.95;

    private final Study study;
    private final Film film;
    private final Loop loop;

    private PlateauLabel(Study study) {
        this.study = study;
        film = study.film();
        loop = new Loop(study.world(), study.experiment(), 1);
    }

    static Answer of(Study study) {
        return study.film().failed() || study.world() instanceof Hills ? Answer.NO : new PlateauLabel(study).answer();
    }

    private Answer answer() {
        Look before = Look.NOTHING;
        boolean strict = false;
        boolean lenient = false;
        for (int eighth = 2; eighth <= LOOKS && !strict; eighth++) {
            Look look = look(film.updates() * eighth / LOOKS);
            strict = look.saysWith(before);
            lenient |= look.might();
            before = look;
        }
        return Answer.between(strict, lenient);
    }

    private Look look(int at) {
        int quarter = at / 4;
        double now = film.median(at - quarter, at);
        double trend = now / film.median(at - 2 * quarter, at - quarter);
        boolean progress = now < 0.9 * Math.min(study.world().chance(), film.train(0));
        if (at < 2 * Windows.LENGTH || !progress || !study.aboveTarget(at) || !(trend > 0.88 && trend < 1.15)) {
            return Look.NOTHING;
        }
        while (loop.update() < at && loop.step()) {
            // As far as the look.
        }
        double[] gains = new double[DRAWS];
        double[] highest = new double[DRAWS];
        double[] late = new double[DRAWS];
        double[] later = new double[DRAWS];
        int draws = 0;
        for (boolean worth = true; worth && draws < DRAWS; draws++) {
            Loop same = loop.fork(1, draws + 1);
            double once = after(same, at, 2 * at);
            gains[draws] = after(loop.fork(0.1, draws + 1), at, 2 * at) / once;
            worth = gains[draws] < NOTHING;
            late[draws] = worth ? after(same, at, 3 * at) / now : 1;
            later[draws] = worth ? after(same, at, 5 * at) / now : 1;
            highest[draws] = Math.max(once / now, Math.max(late[draws], later[draws]));
        }
        return new Look(
                trend,
                Arrays.copyOf(gains, draws),
                Arrays.copyOf(highest, draws),
                Arrays.copyOf(late, draws),
                Arrays.copyOf(later, draws));
    }

    /** The median of the training loss over the last updates to one of them; infinite if the run fails. */
    private double after(Loop going, int at, int to) {
        int window = Math.max(20, at / 4);
        int every = Math.max(1, window / SAMPLES);
        double[] losses = new double[window / every + 1];
        int count = 0;
        while (going.update() < to) {
            if (!going.step() || going.loss() > film.limit()) {
                return Double.POSITIVE_INFINITY;
            }
            if (going.update() > to - window && going.update() % every == 0) {
                losses[count++] = study.world().train(going.values());
            }
        }
        return Film.median(Arrays.copyOf(losses, count));
    }

    /**
     * What became of a run from one of its updates on, draw by draw; losses relative to the one there.
     *
     * @param trend of the loss up to there
     * @param gains loss with a tenth of the rate relative to that with the same, as many updates later
     * @param highest loss with the same rate
     * @param late loss with the same rate, twice as many updates later
     * @param later four times as many
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    private record Look(double trend, double[] gains, double[] highest, double[] late, double[] later) {
        static final Look NOTHING = new Look(Double.NaN, new double[0], new double[0], new double[0], new double[0]);

        /** Whether some draw gains by a lower rate, some does not fall by itself and some does not rise. */
        boolean might() {
            boolean gain = Arrays.stream(gains).anyMatch(each -> each < 0.93);
            boolean stays = false;
            for (int d = 0; d < gains.length; d++) {
                stays |= Math.min(late[d], later[d]) > 0.7;
            }
            return gain && stays && Arrays.stream(highest).anyMatch(each -> each < 1.6);
        }

        /** Whether two looks say so together: the draws gain by an eighth, and of all of them at most one falls or rises. */
        boolean saysWith(Look before) {
            if (!might() || !before.might()) {
                return false;
            }
            double both = Math.sqrt(trend * before.trend);
            double[] all = Arrays.copyOf(gains, gains.length + before.gains.length);
            System.arraycopy(before.gains, 0, all, gains.length, before.gains.length);
            return both > 0.93
                    && both < 1.1
                    && all.length >= 2 * DRAWS - 1
                    && Film.median(all) < 0.87
                    && falls() + before.falls() <= 1
                    && rises() + before.rises() <= 1;
        }

        private int falls() {
            int falls = 0;
            for (int d = 0; d < gains.length; d++) {
                falls += Math.max(late[d], later[d]) < 0.85 ? 1 : 0;
            }
            return falls;
        }

        private int rises() {
            int rises = 0;
            for (int d = 0; d < gains.length; d++) {
                rises += Math.min(late[d], later[d]) > 1.3 ? 1 : 0;
            }
            return rises;
        }
    }
}
