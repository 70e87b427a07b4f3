package downhill.train;

import downhill.train.Sharpness.Reading;
import java.util.OptionalDouble;

/**
 * How steep the valley of a run is, beside the steepness above which descent on a parabola would diverge: evidence, and
 * never a verdict.
 *
 * @param reading the newest measurement
 * @param limit at the learning rate of the time of the reading; empty where there is none, see {@link StabilityLimit}
 */
public record Steepness(Reading reading, OptionalDouble limit) {}
