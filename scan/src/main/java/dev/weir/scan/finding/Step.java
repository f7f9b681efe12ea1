package dev.weir.scan.finding;

/**
 * One step of the way that data takes, from its source to the call that sends it.
 *
 * @param line from 1
 * @param what in a few words: {@code parameter email}, {@code os.environ["API_KEY"]}, {@code hashed by hashlib.sha256}
 */
public record Step(String path, int line, String what) {}
