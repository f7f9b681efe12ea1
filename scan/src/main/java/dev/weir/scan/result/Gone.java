package dev.weir.scan.result;

/**
 * A finding of an earlier report that is no more.
 *
 * @param line where it was then, from 1
 */
public record Gone(String rule, String path, int line, String message, String fingerprint) {}
