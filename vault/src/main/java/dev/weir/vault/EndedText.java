package dev.weir.vault;

import dev.weir.model.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How a revocation is told to other Weirs of the same vault: {@code ID.MILLIS.SECONDS.SEAL}, the seal a keyed hash of the rest. Whoever
 * has not the vault can make none, so nobody else ends a key.
 */
final class EndedText {

  private static final int PARTS = 4;
  private static final int SEAL = 16;
  private static final int LONGEST = 120;
  private static final int DIGITS = 15;

  private final KeyedHash hash;

  EndedText(KeyedHash hash) {
    this.hash = hash;
  }

  /** Returns a name that tells the vaults of Weirs apart, and tells nothing else of them. */
  String place() {
    return HexFormat.of().formatHex(hash.of(Packed.together("place"), SEAL));
  }

  String write(Ended ended) {
    return ended.id().text() + "." + ended.at().toEpochMilli() + "." + ended.until().getEpochSecond() + "."
        + seal(ended);
  }

  /** Returns what {@code line} tells; empty where no Weir of this vault has written it. */
  Optional<Ended> read(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> parts = List.of(line.split("\\.", -1));
    if (parts.size() != PARTS || !KeyText.isId(parts.getFirst().getBytes(StandardCharsets.UTF_8))
        || !isNumber(parts.get(1)) || !isNumber(parts.get(2))) {
      return Optional.empty();
    }
    Ended told = new Ended(new KeyId(parts.getFirst()), Instant.ofEpochMilli(Long.parseLong(parts.get(1))),
        Instant.ofEpochSecond(Long.parseLong(parts.get(2))));
    boolean ours = MessageDigest.isEqual(seal(told).getBytes(StandardCharsets.UTF_8),
        parts.getLast().getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(told) : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String seal(Ended ended) {
    return HexFormat.of().formatHex(hash.of(ended.told(), SEAL));
  }
}
