package dev.weir.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class DeflationTest {

  private static final long PLENTY = 1 << 24;

  private final Deflation deflation = Deflation.mine();

  @Test
  void undoesWhatItDoes() throws Violation {
    Random random = new Random(1);
    for (int size : new int[]{1, 5, 100, 8191, 8192, 8193, 100_000}) {
      byte[] plain = new byte[size];
      for (int i = 0; i < size; i++) {
        plain[i] = (byte) random.nextInt(40);
      }
      Bytes back = deflation.inflation().undone(deflation.done(Bytes.wrap(plain)), PLENTY).orElseThrow();
      assertThat(back.copy()).isEqualTo(plain);
    }
  }

  /** RFC 7692 section 7.2.3: the same word in blocks of several kinds. */
  @Test
  void undoesTheExamplesOfTheStandard() throws Violation {
    for (String hex : new String[]{"f248cdc9c90700", "000500faff48656c6c6f00", "f348cdc9c9070000",
      "f248050000 00ffffcac9c90700"}) {
      Bytes coded = Bytes.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
      assertThat(deflation.inflation().undone(coded, PLENTY).orElseThrow().utf8()).as(hex).isEqualTo("Hello");
    }
  }

  @Test
  void undoesMessagesThatLeanOnOneAnother() throws Violation {
    Deflater sender = new Deflater(6, true);
    try (Inflation leaning = new Inflation(false)) {
      for (int i = 0; i < 5; i++) {
        sender.setInput("the same words as before".getBytes(StandardCharsets.US_ASCII));
        byte[] out = new byte[200];
        int length = sender.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        Bytes message = Bytes.wrap(out, 0, length - 4);
        assertThat(leaning.undone(message, PLENTY).orElseThrow().utf8())
            .isEqualTo("the same words as before");
      }
    } finally {
      sender.end();
    }
  }

  @Test
  void refusesABomb() throws Violation {
    Bytes bomb = deflation.done(Bytes.wrap(new byte[10 << 20]));
    assertThat(bomb.length()).isLessThan(64 << 10);
    assertThat(deflation.inflation().undone(bomb, PLENTY)).isEmpty();
    assertThat(deflation.inflation().undone(deflation.done(Bytes.wrap(new byte[2000])), 1999)).isEmpty();
  }

  @Test
  void refusesWhatIsNotCompressed() {
    assertThatThrownBy(() -> deflation.inflation().undone(Bytes.utf8("hello, hello"), PLENTY))
        .isInstanceOf(Violation.class);
    Bytes behind = Bytes.wrap(HexFormat.of().parseHex("f348cdc9c9070000ff"));
    assertThatThrownBy(() -> deflation.inflation().undone(behind, PLENTY)).isInstanceOf(Violation.class);
  }
}
