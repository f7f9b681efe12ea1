package dev.weir.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  /** Reads {@code raw}, given in pieces of {@code size} bytes; what is left of it stands behind a bar. */
  private static String read(Framing framing, String raw, int size) throws Malformed {
    BodyReader reader = new BodyReader(framing);
    Inbox inbox = new Inbox();
    StringBuilder body = new StringBuilder();
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      for (int at = 0; at < bytes.length; at += size) {
        inbox.add(UnpooledByteBufAllocator.DEFAULT,
            Unpooled.copiedBuffer(bytes, at, Math.min(size, bytes.length - at)));
        for (ByteBuf piece = reader.next(inbox); piece != null; piece = reader.next(inbox)) {
          body.append(piece.toString(StandardCharsets.ISO_8859_1));
          piece.release();
        }
      }
      return body + (reader.done() ? "|" + inbox.size() : "...");
    } finally {
      inbox.release();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 1000})
  void readsTheSameHoweverItIsCut(int size) throws Exception {
    String chunked = "5\r\nhello\r\n00A;x=\"y\"\r\n, world 12\r\n0\r\nVary: *\r\nX: y\r\n\r\nGET";
    assertThat(read(Framing.CHUNKED, chunked, size)).startsWith("hello, world 12|");
    assertThat(read(Framing.CHUNKED, "0\r\n\r\n", size)).isEqualTo("|0");
    assertThat(read(new Framing.Fixed(5), "hello", size)).isEqualTo("hello|0");
    assertThat(read(new Framing.Fixed(6), "hello", size)).isEqualTo("hello...");
    assertThat(read(Framing.UNTIL_CLOSE, "hello", size)).isEqualTo("hello...");
  }

  @Test
  void leavesWhatComesBehindTheBody() throws Exception {
    assertThat(read(new Framing.Fixed(2), "hello", 5)).isEqualTo("he|3");
    assertThat(read(Framing.CHUNKED, "1\r\na\r\n0\r\n\r\nGET", 100)).isEqualTo("a|3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 \r\nhello", " 5\r\nhello", "5\nhello", "-5\r\nhello", "0x5\r\nhello",
    "\r\nhello",
    "5;a\rb\r\nhello", "5\r\nhelloX", "5\r\nhello\rX", "g\r\n", ";x\r\n", "1234567890123456\r\n",
    "0\r\nContent-Length: 1\r\n\r\n", "0\r\nHost: x\r\n\r\n", "0\r\nTransfer-Encoding: chunked\r\n\r\n",
    "0\r\nX y\r\n\r\n", "0\r\nX: y\n\r\n"})
  void refusesChunksThatTwoProgramsMightReadDifferently(String raw) {
    assertThatThrownBy(() -> read(Framing.CHUNKED, raw, 100)).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> read(Framing.CHUNKED, raw, 1)).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesAnEndlessSizeLine() {
    assertThatThrownBy(() -> read(Framing.CHUNKED, "5;" + "x".repeat(2000), 100))
        .isInstanceOf(Malformed.class);
  }
}
