package dev.weir.model.settings;

import java.util.List;

/**
 * What an answer must be to reach the application.
 *
 * @param types media types without parameters; empty means any
 * @param maxBytes as they come over the wire
 * @param redirects whether a 3xx with a Location may pass
 */
public record AnswerRule(List<String> types, long maxBytes, boolean redirects) {
  public static final AnswerRule USUAL = new AnswerRule(List.of(), 1L << 30, false);

  public AnswerRule {
    types = List.copyOf(types);
  }
}
