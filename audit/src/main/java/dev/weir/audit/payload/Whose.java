package dev.weir.audit.payload;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Of whom something is kept, and may be erased. */
public sealed interface Whose {

  /** All that a caller said. */
  record Caller(String name) implements Whose {
    @Override
    public String toString() {
      return "caller " + name;
    }
  }

  /** All that the callers of a team said. */
  record Team(String name) implements Whose {
    @Override
    public String toString() {
      return "team " + name;
    }
  }

  /** Every call in whose request a value was found; known by its fingerprint alone. */
  record Value(long fingerprint) implements Whose {
    @Override
    public String toString() {
      return "value " + HexFormat.of().toHexDigits(fingerprint);
    }
  }

  /**
   * Returns whom {@code caller:NAME}, {@code team:NAME} or {@code value:TEXT} names; empty where it is none of these.
   *
   * @param fingerprints as those of findings are made
   */
  static Optional<Whose> parse(String text, ToLongFunction<byte[]> fingerprints) {
    int colon = text.indexOf(':');
    String named = text.substring(colon + 1);
    if (colon < 0 || named.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.substring(0, colon)) {
      case "caller" -> Optional.of(new Caller(named));
      case "team" -> Optional.of(new Team(named));
      case "value" ->
        Optional.of(new Value(fingerprints.applyAsLong(named.getBytes(StandardCharsets.UTF_8))));
      default -> Optional.empty();
    };
  }
}
