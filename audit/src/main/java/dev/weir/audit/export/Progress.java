package dev.weir.audit.export;

/**
 * How an export fares.
 *
 * @param next the sequence of the first record that is still to come; 0 until that is known
 * @param failures how often something stood in its way since it was started
 * @param passed how many records it has passed over since then
 * @param well whether nothing stands in its way now
 */
public record Progress(String name, long next, long failures, long passed, boolean well) {}
