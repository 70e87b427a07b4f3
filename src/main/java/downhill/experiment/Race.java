package downhill.experiment;

import downhill.optim.Sgd;
import java.util.ArrayList;
import java.util.List;

/**
 * Several optimizers from one point of a toy surface; each is an experiment of its own.
 *
 * @param racers 1 to {@link #MOST}
 */
public record Race(OnSurface start, List<Racer> racers) {
    /** Most racers: as many as colours, dashes and marks can tell apart. */
    public static final int MOST = 6;

    private static final Experiment PLAIN =
            Cards.find("p7").orElseThrow().start().experiment();

    /** @throws IllegalArgumentException if there is none, or more than {@link #MOST} */
    public Race {
        racers = List.copyOf(racers);
        if (racers.isEmpty() || racers.size() > MOST) {
            throw new IllegalArgumentException("A race has 1 to " + MOST + " racers");
        }
    }

    /** What one of them does: full batches, a constant rate, and no end. */
    public Experiment experiment(int index) {
        Racer racer = racers.get(index);
        Experiment there = PLAIN.withSubject(start);
        return there.withTraining(there.training()
                .withOptimizer(racer.optimizer(), racer.learningRate())
                .withEpochs(0));
    }

    /** The same from elsewhere, or on another surface. */
    public Race from(OnSurface other) {
        return new Race(other, racers);
    }

    /** The same with another in the place of one. */
    public Race with(int index, Racer other) {
        List<Racer> next = new ArrayList<>(racers);
        next.set(index, other);
        return new Race(start, next);
    }

    /** The same with one more: plain descent. */
    public Race withOneMore() {
        List<Racer> next = new ArrayList<>(racers);
        next.add(new Racer(new Sgd(), racers.getLast().learningRate()));
        return new Race(start, next);
    }

    /** The same without one of them. */
    public Race without(int index) {
        List<Racer> next = new ArrayList<>(racers);
        next.remove(index);
        return new Race(start, next);
    }
}
