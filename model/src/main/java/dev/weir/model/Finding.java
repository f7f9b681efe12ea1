package dev.weir.model;

/**
 * Something that a detector recognised; never its text.
 *
 * @param score 0 to 1
 * @param fingerprint keyed hash of the text, so that the same value can be told again and not read
 */
public record Finding(DetectorId detector, Kind kind, Span where, double score, long fingerprint) {}
