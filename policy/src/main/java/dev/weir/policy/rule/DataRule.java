package dev.weir.policy.rule;

import dev.weir.model.Kind;
import java.util.Map;

/**
 * What becomes of each kind of data.
 *
 * @param rest for every kind that is not named; KEEP where the file says nothing
 * @param restore whether what can be turned back is, in the answer
 */
public record DataRule(Map<Kind, Treatment> named, Treatment rest, boolean restore) {

  public DataRule {
    named = Map.copyOf(named);
  }

  Treatment of(Kind kind) {
    return named.getOrDefault(kind, rest);
  }
}
