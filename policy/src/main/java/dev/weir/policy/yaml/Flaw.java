package dev.weir.policy.yaml;

/**
 * Something wrong at one place of a file.
 *
 * @param line 1-based; 0 where the flaw has no place
 * @param column 1-based, in code points; 0 where the flaw has no place
 * @param key the path that leads there: {@code destinations.openai.hosts[0]}; empty text for the file as a whole
 */
public record Flaw(int line, int column, String key, String cause, String mend) {}
