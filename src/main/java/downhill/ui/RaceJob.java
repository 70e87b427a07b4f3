package downhill.ui;

import downhill.experiment.Race;
import downhill.run.Job;
import downhill.train.SurfaceRace;
import org.jspecify.annotations.Nullable;

/** All of a race; its end is read only when the job is over. */
final class RaceJob implements Job {
    private final Race race;
    private @Nullable SurfaceRace run;

    RaceJob(Race race) {
        this.race = race;
    }

    @Override
    public boolean advance() {
        if (run == null) {
            run = new SurfaceRace(race);
        }
        return run.advance();
    }

    @Override
    public double progress() {
        return run == null ? 0 : (double) run.update() / SurfaceRace.MOST;
    }

    Race race() {
        return race;
    }

    /** The race that was run. */
    SurfaceRace run() {
        if (run == null) {
            throw new IllegalStateException("Not begun");
        }
        return run;
    }
}
