package dev.weir.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Headers;
import dev.weir.testkit.Fuzz;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chunked bodies of any bytes are read or refused, alike however they are cut; any body is read as it was written. */
class ChunksFuzzTest {

  public static List<byte[]> seeds() {
    return Stream
        .of("5\r\nhello\r\n00A;x=\"y\"\r\n, world 12\r\n0\r\nVary: *\r\nX: y\r\n\r\nGET", "0\r\n\r\n",
            "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) throws Malformed {
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    String whole = read(memory, data, Math.max(1, data.length));
    assertThat(read(memory, data, 1)).isEqualTo(whole);
    assertThat(read(memory, data, 3)).isEqualTo(whole);
    if (data.length > 0) {
      assertThat(read(memory, written(data), 5))
          .isEqualTo(new String(data, StandardCharsets.ISO_8859_1) + " with 0 behind");
    }
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void readsOrRefuses() {
    Fuzz.feed(seeds(), ChunksFuzzTest::fuzzerTestOneInput);
  }

  private static String read(UnpooledByteBufAllocator memory, byte[] data, int step) {
    BodyReader reader = new BodyReader(Framing.CHUNKED);
    Inbox inbox = new Inbox();
    StringBuilder body = new StringBuilder();
    try {
      for (int at = 0; at < data.length; at += step) {
        int size = Math.min(step, data.length - at);
        inbox.add(memory, memory.buffer(size).writeBytes(data, at, size));
        for (ByteBuf piece = reader.next(inbox); piece != null; piece = reader.next(inbox)) {
          body.append(piece.toString(StandardCharsets.ISO_8859_1));
          piece.release();
        }
      }
      return reader.done() ? body + " with " + inbox.size() + " behind" : body + " and more is to come";
    } catch (Malformed e) {
      return "refused";
    } finally {
      inbox.release();
    }
  }

  /** Returns {@code body} in chunks of different sizes. */
  private static byte[] written(byte[] body) {
    EmbeddedChannel channel = new EmbeddedChannel();
    Outbox out = new Outbox(channel);
    Chunks chunks = new Chunks();
    int size = 1;
    for (int at = 0; at < body.length; at += size, size = size * 3 % 64) {
      chunks.write(out,
          Unpooled.copiedBuffer(Arrays.copyOfRange(body, at, Math.min(body.length, at + size))));
    }
    chunks.end(out, Headers.NONE);
    out.flush();
    ByteArrayOutputStream spelled = new ByteArrayOutputStream();
    for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
      byte[] bytes = new byte[piece.readableBytes()];
      piece.readBytes(bytes).release();
      spelled.writeBytes(bytes);
    }
    return spelled.toByteArray();
  }
}
