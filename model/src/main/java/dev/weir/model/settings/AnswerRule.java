package dev.weir.model.settings;

import java.util.List;
import java.util.Optional;

/**
 * What an answer must be to reach the application.
 *
 * @param types media types without parameters; empty means any
 * @param maxBytes as they come over the wire
 * @param redirects whether a 3xx with a Location may pass
 * @param schema what the body of a 2xx must look like; empty where anything may be in it
 */
public record AnswerRule(List<String> types, long maxBytes, boolean redirects,
    Optional<AnswerSchema> schema) {
  public static final AnswerRule USUAL = new AnswerRule(List.of(), 1L << 30, false,
      Optional.empty());

  public AnswerRule {
    types = List.copyOf(types);
  }
}
