package dev.weir.detect.nest;

import dev.weir.detect.codec.Base64Text;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a file of a known format by its first bytes: an image, an archive, a document, sound, a program. What such a run of base64
 * or hexadecimal says is not read, so that nobody may call it clean. Keys, hashes and signatures are random and are no files.
 */
final class Binary {

  /** A run that is shorter holds no file worth the name, and begins like one by chance. */
  private static final int SHORTEST = 48;

  /** How many of the first bytes are looked at. */
  private static final int READ = 12;

  /** From the first byte on, in hexadecimal: the vendors' format documents, as collected in the file(1) database. */
  private static final List<byte[]> FIRST = Stream
      .of("89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961",
          "49492a00", "4d4d002a", "52494646", "25504446", "504b0304", "504b0506", "1f8b08", "425a68",
          "fd377a585a00",
          "28b52ffd", "04224d18", "377abcaf271c", "526172211a07", "d0cf11e0a1b11ae1", "7f454c46", "4d5a90",
          "cafebabe",
          "cffaedfe", "0061736d", "4f676753", "494433", "664c6143", "53514c69746520666f726d6174", "774f4646",
          "774f4632",
          "50415231", "4f626a01", "934e554d5059", "800495", "1a45dfa3", "38425053", "00000100")
      .map(HexFormat.of()::parseHex).toList();

  /** Behind the size of the first box: MP4, HEIC, AVIF and their like. */
  private static final byte[] BOX = {'f', 't', 'y', 'p'};

  private Binary() {}

  /** Returns whether {@code bytes[from..to)} is the beginning of such a file in base64 or hexadecimal. */
  static boolean in(byte[] bytes, int from, int to) {
    if (to - from < SHORTEST) {
      return false;
    }
    byte[] start = new byte[READ];
    return base64(bytes, from, start) && known(start) || hex(bytes, from, start) && known(start);
  }

  private static boolean base64(byte[] bytes, int from, byte[] start) {
    for (int i = 0; i < READ; i += 3) {
      int three = Base64Text.three(bytes, from + i / 3 * 4);
      if (three < 0) {
        return false;
      }
      start[i] = (byte) (three >> 16);
      start[i + 1] = (byte) (three >> 8);
      start[i + 2] = (byte) three;
    }
    return true;
  }

  private static boolean hex(byte[] bytes, int from, byte[] start) {
    for (int i = 0; i < READ; i++) {
      int high = Character.digit(bytes[from + 2 * i], 16);
      int low = Character.digit(bytes[from + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        return false;
      }
      start[i] = (byte) (high << 4 | low);
    }
    return true;
  }

  private static boolean known(byte[] start) {
    return has(start, 4, BOX) || FIRST.stream().anyMatch(first -> has(start, 0, first));
  }

  private static boolean has(byte[] bytes, int from, byte[] expected) {
    for (int i = 0; i < Math.min(expected.length, READ - from); i++) {
      if (bytes[from + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
