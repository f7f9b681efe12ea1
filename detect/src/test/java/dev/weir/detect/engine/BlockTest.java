package dev.weir.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockTest {

  private static final byte[] SIGNS = "aAzZ09@`[{/:%~\\_^ \"".getBytes(StandardCharsets.US_ASCII);

  @Test
  void marksEveryByteAtWhichSomethingMayStart() {
    Random random = new Random(5);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = new byte[Block.SIZE + 8];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(6) == 0 ? (byte) random.nextInt(256) : SIGNS[random.nextInt(SIGNS.length)];
      }
      int at = random.nextInt(8);
      Block block = new Block();
      block.read(bytes, at);
      for (int i = 0; i < Block.SIZE; i++) {
        assertThat(block.words() >>> i & 1).isEqualTo(word(bytes, at + i) ? 1 : 0);
        assertThat(block.others() >>> i & 1).isGreaterThanOrEqualTo(other(bytes, at + i) ? 1 : 0);
      }
    }
  }

  @Test
  void marksEveryByteOfEightThatAWordBeginsWith() {
    Random random = new Random(6);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = new byte[Block.WORD + 8];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = SIGNS[random.nextInt(SIGNS.length)];
      }
      int at = random.nextInt(8);
      long begun = Block.begun(bytes, at);
      for (int i = at; i < at + Block.WORD; i++) {
        boolean begins = lower(bytes, i) && !letter(bytes, i - 1) || upper(bytes, i) && !upper(bytes, i - 1);
        boolean goesOn = i == at + Block.WORD - 1 || letter(bytes, i + 1);
        assertThat(begun >>> 8 * (i - at) & 0xff).isEqualTo(begins && goesOn ? 0x80 : 0);
      }
    }
  }

  private static boolean word(byte[] bytes, int i) {
    return lower(bytes, i) && !letter(bytes, i - 1) && !digit(bytes, i - 1)
        || upper(bytes, i) && lower(bytes, i - 1);
  }

  private static boolean other(byte[] bytes, int i) {
    boolean first = !letter(bytes, i - 1) && !digit(bytes, i - 1);
    int c = bytes[i] & 0xff;
    return first && (upper(bytes, i) || digit(bytes, i))
        || digit(bytes, i) && letter(bytes, i - 1) && !digit(bytes, i - 2) || ":@%~\\".indexOf(c) >= 0
        || c >= 0xc0;
  }

  private static boolean lower(byte[] bytes, int i) {
    return i >= 0 && bytes[i] >= 'a' && bytes[i] <= 'z';
  }

  private static boolean upper(byte[] bytes, int i) {
    return i >= 0 && bytes[i] >= 'A' && bytes[i] <= 'Z';
  }

  private static boolean letter(byte[] bytes, int i) {
    return lower(bytes, i) || upper(bytes, i);
  }

  private static boolean digit(byte[] bytes, int i) {
    return i >= 0 && bytes[i] >= '0' && bytes[i] <= '9';
  }
}
