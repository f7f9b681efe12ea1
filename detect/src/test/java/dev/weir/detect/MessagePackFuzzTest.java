package dev.weir.detect;

import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies in MessagePack of any bytes are inspected and rewritten like those of any other type. */
class MessagePackFuzzTest {

  public static List<byte[]> seeds() {
    return Stream.of("\u0082\u00a1a\u00a6a@b.io\u00a1b\u0092\u0001\u00d9\u0007c@dd.io",
        "\u00a6a@b.io\u00c4\u0006c@d.io\u00cf\u0000\u000e\u009b\u00ca\u0091\u008d\u00c1\u00c7",
        "\u00dc\u0000\u0002\u00da\u0000\u000f{\"m\":\"a@bb.io\"}\u00c7\u0001\u00ffx",
        "\u00de\u0000\u0001\u00a6a@b.io\u00d6\u00ff\u0000\u0000\u0000\u0001")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzTest.takesAnyOf("application/msgpack", data);
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), MessagePackFuzzTest::fuzzerTestOneInput);
  }
}
