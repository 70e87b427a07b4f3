package downhill.share;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.run.Story;
import downhill.train.Needs;
import downhill.train.Status;
import downhill.train.Trainer;

/** Experiments, and what runs tell of them. */
final class Stories {
    private Stories() {}

    /** The first card with another seed for each number. */
    static Experiment rings(int number) {
        return Cards.first().withSeed(number);
    }

    /** A table that is too long for a link, another for each letter. */
    static Experiment table(char letter) throws InvalidExperiment {
        StringBuilder csv = new StringBuilder("a,y\\n");
        for (int row = 0; row < 1000; row++) {
            csv.append(row)
                    .append('.')
                    .append(row % 7)
                    .append(',')
                    .append(row % 2 == 0 ? letter : "no")
                    .append("\\n");
        }
        return ExperimentCodec.read(
                "{\"format\":1,\"data\":{\"dataset\":{\"id\":\"csv\",\"text\":\"" + csv + "\",\"target\":\"y\"}}}");
    }

    /** A run of an experiment that has made so many updates. */
    static Story of(Owner owner, Experiment experiment, String run, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
        return new Story(
                run,
                owner,
                trainer.experiment(),
                trainer.edits(),
                Status.PAUSED,
                trainer.update(),
                trainer.epoch(),
                trainer.history().rows());
    }
}
