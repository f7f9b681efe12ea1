package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
import java.time.Instant;

/**
 * What is spent of one budget in the window of now.
 *
 * @param spent of what it counts, with what is set aside
 * @param setAside of that, for calls that have not ended; where several Weirs count together, of all of them
 * @param ends when the window does
 */
public record Statement(Budget budget, long spent, long setAside, Instant ends) {}
