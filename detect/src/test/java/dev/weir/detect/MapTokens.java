package dev.weir.detect;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.Tokens;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Tokens in two maps. */
public final class MapTokens implements Tokens {

  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Map<Scope, NavigableSet<String>> encrypted = new ConcurrentHashMap<>();

  @Override
  public String tokenFor(Kind kind, String value, Scope scope, Terms terms) {
    return tokens.computeIfAbsent(scope + "|" + kind + "|" + value, key -> {
      String token = PREFIX + "t" + Integer.toString(tokens.size() + 1000, 36) + "z9";
      values.put(scope + "|" + token, value);
      return token;
    });
  }

  /** Nine minus each digit, where there are six of them. */
  @Override
  public Optional<String> encrypted(Kind kind, String value, Scope scope, Terms terms) {
    if (value.chars().filter(c -> c >= '0' && c <= '9').count() < 6) {
      return Optional.empty();
    }
    StringBuilder made = new StringBuilder();
    value.chars().forEach(c -> made.append((char) (c >= '0' && c <= '9' ? '9' - (c - '0') : c)));
    encrypted.computeIfAbsent(scope, _ -> new ConcurrentSkipListSet<>()).add(made.toString());
    values.put(scope + "|" + made, value);
    return Optional.of(made.toString());
  }

  @Override
  public NavigableSet<String> encrypted(Scope scope) {
    return encrypted.getOrDefault(scope, Collections.emptyNavigableSet());
  }

  @Override
  public Optional<String> valueOf(String token, Scope scope) {
    return Optional.ofNullable(values.get(scope + "|" + token));
  }
}
