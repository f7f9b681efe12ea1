package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a log says that it holds (C2SP tlog-checkpoint).
 *
 * @param origin which log
 * @param size how many records
 * @param root over all of them
 */
public record Checkpoint(String origin, long size, Hash root) {

  private static final int LINES = 3;

  /** Returns the text that is signed, each line ended. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
  }

  /** Returns the checkpoint that {@code text} is; lines behind the first three are left to whoever wrote them. */
  public static Optional<Checkpoint> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < LINES || lines.getFirst().isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> size = count(lines.get(1));
    return size
        .flatMap(known -> hash(lines.get(2)).map(root -> new Checkpoint(lines.getFirst(), known, root)));
  }

  /** Returns the number that {@code text} is in decimal, without sign or leading zero. */
  public static Optional<Long> count(String text) {
    try {
      long number = Long.parseLong(text);
      return number >= 0 && Long.toString(number).equals(text) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the hash that {@code base64} is. */
  public static Optional<Hash> hash(String base64) {
    return decode(base64).filter(bytes -> bytes.length == Hash.BYTES)
        .map(bytes -> Hash.read(ByteBuffer.wrap(bytes), 0));
  }

  /** Returns the bytes that {@code base64} is, with its padding. */
  static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
