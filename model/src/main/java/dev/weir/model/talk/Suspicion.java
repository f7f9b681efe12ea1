package dev.weir.model.talk;

/**
 * A part of a request that reads like abuse; never its text.
 *
 * @param score 0.5 to 1
 */
public record Suspicion(Abuse abuse, double score, Speaker speaker) {}
