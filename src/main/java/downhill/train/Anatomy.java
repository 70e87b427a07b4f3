package downhill.train;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one update did to one parameter, from the gradient to the new value: numbers as they were, in the order in
 * which they arose.
 *
 * @param update its number, from 1
 * @param optimizer its id; the texts of {@link Kind#MEMORY} depend on it
 * @param outcome whether the update was made
 * @param links the last one is the parameter after the update
 */
public record Anatomy(long update, WeightAddress weight, String optimizer, Outcome outcome, List<Link> links) {

    public Anatomy {
        links = List.copyOf(links);
    }

    /** The first link of a kind, if the chain has one. */
    public Optional<Link> find(Kind kind) {
        return links.stream().filter(link -> link.kind() == kind).findFirst();
    }

    /** How an update ended. */
    public enum Outcome {
        /** The parameters were changed. */
        APPLIED,
        /** A scaled gradient was not finite: nothing was changed, and the run goes on. */
        SKIPPED,
        /** The run diverged here: nothing was changed. */
        FAILED
    }

    /**
     * One number of the chain.
     *
     * @param name of a {@link Kind#TREATMENT} its id, of a memory its letter in the formula, else empty
     * @param before what it was before the update, where it is something that lasts, or what went into a treatment
     * @param value what it is
     * @param formula how it arose, in the letters of the catalogue; empty for what is merely there
     */
    public record Link(Kind kind, String name, @Nullable Double before, double value, String formula) {}

    /** What a link is. */
    public enum Kind {
        /** The parameter before the update. */
        WEIGHT,
        /** Where an optimizer that looks ahead took the gradient. */
        LOOKED_AT,
        /** The rounded number that the network computed with. */
        COMPUTED_WITH,
        /** What the loss was multiplied by before the way back, where it was. */
        LOSS_SCALE,
        /** The gradient of the batch's loss alone, times the loss scale; where large weights cost something. */
        DATA_GRADIENT,
        /** The share of the gradient that the l1 penalty has, times the loss scale. */
        L1_SHARE,
        /** The share of the gradient that the l2 penalty has, times the loss scale. */
        L2_SHARE,
        /** The gradient as the way back left it, times the loss scale. */
        SCALED_GRADIENT,
        /** The gradient without the loss scale, before any treatment. */
        RAW_GRADIENT,
        /** The gradient after one treatment. */
        TREATMENT,
        /** Updates that the optimizer has made, with this one: t of its formula. */
        COUNT,
        /** The learning rate of this update. */
        LEARNING_RATE,
        /** The optimizer's weight decay times the parameter. */
        WEIGHT_DECAY,
        /** What the optimizer remembers of this parameter. */
        MEMORY,
        /** What the optimizer remembers once for all parameters. */
        SHARED_MEMORY,
        /** How far the optimizer moved the parameter. */
        EFFECTIVE_STEP,
        /** Where the optimizer put it, if it did not stay there: it was rounded, or the update was taken back. */
        PROPOSED_WEIGHT,
        /** The parameter after the update. */
        NEW_WEIGHT
    }
}
