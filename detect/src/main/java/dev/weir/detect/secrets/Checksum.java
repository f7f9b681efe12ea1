package dev.weir.detect.secrets;

import dev.weir.detect.engine.Text;
import java.util.zip.CRC32;

/** The check that GitHub's and npm's tokens carry: CRC-32 of the random part, in base 62, in the last six characters. */
final class Checksum {

  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Checksum() {}

  /** Returns whether the last six characters before {@code to} check those from {@code from}. */
  static boolean crc32(Text text, int from, int to) {
    CRC32 crc = new CRC32();
    for (int i = from; i < to - 6; i++) {
      crc.update(text.at(i));
    }
    long rest = crc.getValue();
    for (int i = to - 1; i >= to - 6; i--, rest /= 62) {
      if (text.at(i) != DIGITS.charAt((int) (rest % 62))) {
        return false;
      }
    }
    return true;
  }
}
