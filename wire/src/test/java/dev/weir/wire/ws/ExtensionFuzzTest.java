package dev.weir.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Offers of any text are listed or refused; an offer that is taken is answered in a way that takes it. */
class ExtensionFuzzTest {

  public static List<byte[]> seeds() {
    return Stream.of("permessage-deflate; client_max_window_bits, permessage-deflate",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate;client_max_window_bits=\"15\"", "x; y=\"a,b\"")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Extension.all(List.of(new String(data, StandardCharsets.ISO_8859_1))).ifPresent(all -> {
      for (Extension one : all) {
        assertThat(one.name()).isNotEmpty();
        if (one.offersDeflate()) {
          assertThat(Extension.all(List.of(one.answer())).orElseThrow().getFirst().takesDeflate()).isTrue();
        }
      }
    });
  }

  @Test
  void listsOrRefuses() {
    Fuzz.feed(seeds(), ExtensionFuzzTest::fuzzerTestOneInput);
  }
}
