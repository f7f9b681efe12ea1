package dev.weir.policy;

import dev.weir.policy.yaml.Flaw;

/**
 * What is wrong with a configuration, where, and how to mend it.
 *
 * @param file as it was named on the command line
 * @param line 1-based; 0 where the problem is that of the whole file
 * @param column 1-based; 0 where the problem is that of the whole file
 * @param key the path that leads there: {@code destinations.openai.hosts[0]}; empty text for the whole file
 */
public record Problem(String file, int line, int column, String key, String cause, String mend) {

  static Problem of(String file, Flaw flaw) {
    return new Problem(file, flaw.line(), flaw.column(), flaw.key(), flaw.cause(), flaw.mend());
  }

  /** Returns {@code file:line:column: key: cause; mend}, as editors and terminals read it. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + cause + "; " + mend;
  }
}
