package dev.weir.limit;

import dev.weir.model.Obligation.Limit.Unit;
import java.time.Duration;

/**
 * How much is left for one rule and key, as it was looked at.
 *
 * @param key whose it is: the values that {@code per} names
 * @param left in tokens; below 0 where more was used than there was
 * @param lent of these, what this Weir alone may spend; 0 where it asks nobody else
 * @param age how long ago whoever counts was asked; what has flowed in since is counted in
 */
public record Level(String rule, String key, Unit unit, Rate rate, long left, long lent, Duration age) {}
