package dev.weir.scan.egress;

/**
 * A place in the sources.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(String path, int line, int column, int endLine) {}
