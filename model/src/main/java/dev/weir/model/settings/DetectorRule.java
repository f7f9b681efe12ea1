package dev.weir.model.settings;

import dev.weir.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A detector of one's own.
 *
 * @param pattern a regular expression in RE2's syntax; what its first group matches is the finding, where it has one
 * @param words found as whole words in any case; either these or a pattern
 * @param context words of which one has to stand near; empty where the match alone tells
 * @param check the name of a check that the letters and digits of a match have to pass
 */
public record DetectorRule(String name, Kind kind, Optional<String> pattern, List<String> words, List<String> context,
    Optional<String> check) {

  /** The names that {@link #check} may have. */
  public static final List<String> CHECKS = List.of("damm", "iban", "luhn", "mod11-10", "mod11-2", "mod37-36", "mod97",
      "verhoeff");

  public DetectorRule {
    words = List.copyOf(words);
    context = List.copyOf(context);
  }
}
