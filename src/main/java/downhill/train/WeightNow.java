package downhill.train;

/**
 * The parameter that a run follows, as it is now.
 *
 * @param value what the optimizer moves: not rounded where the network computes with a rounded copy
 */
public record WeightNow(WeightAddress weight, double value) {}
