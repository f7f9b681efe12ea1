package dev.weir.detect;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens in two maps. */
final class MapTokens implements Tokens {

  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();

  @Override
  public String tokenFor(Kind kind, String value, Scope scope) {
    return tokens.computeIfAbsent(scope + "|" + kind + "|" + value, key -> {
      String token = PREFIX + "t" + Integer.toString(tokens.size() + 1000, 36) + "z9";
      values.put(scope + "|" + token, value);
      return token;
    });
  }

  @Override
  public Optional<String> valueOf(String token, Scope scope) {
    return Optional.ofNullable(values.get(scope + "|" + token));
  }
}
