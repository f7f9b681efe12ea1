package dev.weir.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import dev.weir.wire.AnyCut;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Heads of any bytes are read or refused, alike however they are cut; what was read is read the same when it is written anew. */
class HeadFuzzTest {

  private static final int MOST = 4096;
  private static final int FIELDS = 20;

  public static List<byte[]> seeds() {
    return Stream.of("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n",
        "\r\nPOST /a?b=%20 HTTP/1.1\r\nhost:a.test:80\r\nContent-Length: 3\r\nX: \t a b\r\n\r\nabc",
        "CONNECT a.test:443 HTTP/1.0\r\nProxy-Connection: keep-alive\r\n\r\n",
        "PUT http://a.test/ HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n"
            + "Expect: 100-continue\r\nConnection: close, x\r\n\r\n0\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    AnyCut.changesNothing(data, HeadFuzzTest::read);
  }

  @Test
  void readsOrRefuses() {
    Fuzz.feed(seeds(), HeadFuzzTest::fuzzerTestOneInput);
  }

  private static String read(UnpooledByteBufAllocator memory, byte[] data, int step) {
    Inbox inbox = new Inbox();
    try {
      int length = -1;
      for (int at = 0; at < data.length && length < 0; at += step) {
        int size = Math.min(step, data.length - at);
        inbox.add(memory, memory.buffer(size).writeBytes(data, at, size));
        length = inbox.head(MOST, MOST);
      }
      if (length < 0) {
        return "more is to come";
      }
      byte[] head = new byte[length + 64];
      inbox.take(head, length);
      return again(RequestHead.parse(head, length, FIELDS));
    } catch (Malformed e) {
      return "refused";
    } finally {
      inbox.release();
    }
  }

  private static String again(RequestHead head) throws Malformed {
    String spelled = spelled(head);
    byte[] bytes = spelled.getBytes(StandardCharsets.ISO_8859_1);
    RequestHead read = RequestHead.parse(Arrays.copyOf(bytes, bytes.length + 64), bytes.length, FIELDS);
    assertThat(spelled(read)).isEqualTo(spelled);
    assertThat(read.framing()).isEqualTo(head.framing());
    assertThat(read.keepAlive()).isEqualTo(head.keepAlive());
    assertThat(spelled.split("\r\n", -1)).hasSize(head.headers().size() + 3);
    return spelled;
  }

  private static String spelled(RequestHead head) {
    HeadWriter writer = new HeadWriter().begin()
        .text(head.method() + " " + head.target() + (head.http11() ? " HTTP/1.1" : " HTTP/1.0")).line();
    head.headers().forEach(writer::field);
    ByteBuf out = Unpooled.buffer();
    writer.line().into(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
