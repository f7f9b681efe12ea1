package dev.weir.detect.explain;

import dev.weir.model.Span;
import java.util.Optional;

/**
 * A word that spoke for a candidate.
 *
 * @param text as it is spelled there
 * @param where its place; empty where it stands in the value's name, or before that
 * @param without the candidate's score without it, 0 where it would not be told
 */
public record Word(String text, Optional<Span> where, double without) {}
