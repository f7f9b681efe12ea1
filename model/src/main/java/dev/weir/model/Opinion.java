package dev.weir.model;

/**
 * What an analyser outside of Weir takes a part of a text for.
 *
 * @param start the first Unicode code point of it
 * @param end the one behind its last
 * @param score how sure it is, 0 to 1
 */
public record Opinion(int start, int end, Kind kind, double score) {}
