package dev.weir.vault.jwt;

import dev.weir.model.settings.TokenRule;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says.
 *
 * @param type its {@code typ} in lower case; empty text where it has none
 * @param until its end, with what clocks may differ
 */
record Told(String issuer, TokenRule.KeySet keys, String algorithm, String type, Set<String> audiences,
    Instant until,
    Map<String, Object> claims) {

  /** Returns whether this is a token that {@code rule} speaks of, whomever it proves. */
  boolean isUnder(TokenRule rule) {
    return rule.issuer().equals(issuer) && rule.keys().equals(keys);
  }

  /** Returns whether it is of the form that {@code rule} asks for. */
  boolean isShapedFor(TokenRule rule) {
    return rule.algorithms().contains(algorithm) && rule.types().contains(type);
  }

  boolean isFor(TokenRule rule) {
    return audiences.stream().anyMatch(rule.audiences()::contains);
  }

  /** Returns whether it says all that {@code rule} asks for. */
  boolean says(TokenRule rule) {
    return rule.claims().entrySet().stream()
        .allMatch(claim -> values(claim.getKey()).stream().anyMatch(claim.getValue()::contains));
  }

  /** Returns the texts, numbers and flags of a claim, which may be a list of them. */
  private Set<String> values(String claim) {
    Set<String> values = new HashSet<>();
    Object found = claim.startsWith("/") ? within(claim) : claims.get(claim);
    (found instanceof Collection<?> list ? list : Set.of(found == null ? Map.of() : found)).forEach(value -> {
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        values.add(value.toString());
      }
    });
    return values;
  }

  /** Follows a JSON pointer (RFC 6901) through tables. */
  private @Nullable Object within(String pointer) {
    Object at = claims;
    for (String step : pointer.substring(1).split("/", -1)) {
      at = at instanceof Map<?, ?> table ? table.get(step.replace("~1", "/").replace("~0", "~")) : null;
    }
    return at;
  }

  /** Nothing of its claims. */
  @Override
  public String toString() {
    return "Told[" + issuer + "]";
  }
}
