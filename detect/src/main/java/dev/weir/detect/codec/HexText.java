package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Two hexadecimal digits for each byte (RFC 4648 section 8). */
public record HexText(boolean upper) implements Wrapping {

  /** Returns what {@code text[from..to)} stands for; empty where it is not wholly hexadecimal. */
  public static Optional<Unwrapped> undo(byte[] text, int from, int to) {
    if ((to - from & 1) != 0) {
      return Optional.empty();
    }
    byte[] inside = new byte[(to - from) / 2];
    boolean upper = false;
    for (int i = 0; i < inside.length; i++) {
      byte high = text[from + 2 * i];
      byte low = text[from + 2 * i + 1];
      if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
        return Optional.empty();
      }
      upper |= high >= 'A' && high <= 'F' || low >= 'A' && low <= 'F';
      inside[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
    }
    return Optional.of(new Unwrapped(new HexText(upper), Bytes.wrap(inside)));
  }

  @Override
  public String name() {
    return "hex";
  }

  @Override
  public byte[] wrap(byte[] inside) {
    HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    return format.formatHex(inside).getBytes(StandardCharsets.US_ASCII);
  }
}
