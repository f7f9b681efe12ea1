package dev.weir.scan.python;

/**
 * Something that could not be read as Python.
 *
 * @param line from 1
 * @param what in a few words, without text of the source
 */
public record Problem(int line, String what) {}
