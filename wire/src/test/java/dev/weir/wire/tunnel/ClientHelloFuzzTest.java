package dev.weir.wire.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What opens a tunnel is a hello, none, or not yet either; more bytes never change a hello, nor make one of what was none. */
class ClientHelloFuzzTest {

  private static final String UNKNOWN = "not whole";

  public static List<byte[]> seeds() {
    HelloBytes full = new HelloBytes().extension(43, new byte[3]).name("api.test").encrypted();
    return Stream.of(HelloBytes.of("a.test"), full.text(100), full.text(3), new HelloBytes().text(50))
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    ByteBuf bytes = memory.buffer(Math.max(1, data.length)).writeBytes(data);
    String known = UNKNOWN;
    for (int length = 0; length <= data.length; length = length < 64 ? length + 1 : length + 13) {
      String next = read(bytes.slice(0, length));
      assertThat(next).isEqualTo(known.equals(UNKNOWN) ? next : known);
      known = next;
    }
    bytes.release();
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  private static String read(ByteBuf bytes) {
    try {
      return ClientHello.read(bytes).map(hello -> "for " + hello.name()).orElse(UNKNOWN);
    } catch (Malformed e) {
      return "refused";
    }
  }

  @Test
  void readsOrRefuses() {
    Fuzz.feed(seeds(), ClientHelloFuzzTest::fuzzerTestOneInput);
  }
}
