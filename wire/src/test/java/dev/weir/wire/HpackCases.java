package dev.weir.wire;

import static dev.weir.wire.FrameClient.CONTINUATION;
import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.Http2Case.COMPRESSION_ERROR;
import static dev.weir.wire.Http2Case.connection;
import static dev.weir.wire.Http2Case.fine;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Header blocks in every representation of RFC 7541, and the faults that end a connection. */
final class HpackCases {

  private static final int WHOLE = END_HEADERS | END_STREAM;

  /** GET, http and / by their places in the static table, and {@code :authority: weir}. */
  private static final String GET = "828684" + "0104" + hex("weir");
  private static final String ECHO = "06" + hex("x-echo");

  private HpackCases() {}

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Blocks that follow one another on one connection, of which the last is answered with {@code answer}. */
  private static Http2Case asks(String what, String answer, String... blocks) {
    return fine("7541 " + what, client -> {
      String body = "";
      for (int i = 0; i < blocks.length; i++) {
        client.frame(HEADERS, WHOLE, 2 * i + 1, HexFormat.of().parseHex(blocks[i]));
        body = client.answer(2 * i + 1).body();
      }
      assertThat(body).as(what).isEqualTo(answer);
    });
  }

  static Stream<Http2Case> all() {
    return Stream.concat(representations(), faults());
  }

  private static Stream<Http2Case> representations() {
    String kept = "40" + ECHO + "04" + hex("kept");
    return Stream.of(
        asks("6.1 fields by their places", "hello", GET),
        asks("6.2.1 a literal that is remembered", "kept", GET + kept),
        asks("6.1 a field by its place in the dynamic table", "kept", GET + kept, GET + "be"),
        asks("6.2.1 a name by its place in the dynamic table", "else", GET + kept,
            GET + "7e04" + hex("else")),
        asks("6.2.1 the last that was remembered comes first", "last", GET + kept,
            GET + "40" + ECHO + "04" + hex("last"), GET + "be"),
        asks("6.2.2 a literal that is not remembered", "once", GET + kept, GET + "00" + ECHO + "04"
            + hex("once")),
        asks("6.2.2 nor is one with a name by its place", "kept", GET + kept,
            GET + "0f2f04" + hex("once"), GET + "be"),
        asks("6.2.3 a literal that nobody may remember", "none", GET + "10" + ECHO + "04" + hex("none")),
        asks("6.2.3 one with a name by its place", "none", GET + kept, GET + "1f2f04" + hex("none")),
        asks("5.2 Huffman coded text", "www.example.com", GET + "00" + ECHO + "8cf1e3c2e5f23a6ba0ab90f4ff"),
        asks("5.2 an empty text", "", GET + "00" + ECHO + "00"),
        asks("5.1 a length that just does not fit its first byte", "a".repeat(127),
            GET + "00" + ECHO + "7f00" + hex("a".repeat(127))),
        asks("6.3 the table is emptied and goes on", "kept", GET + kept, "20" + "3fe11f" + GET + kept,
            GET + "be"),
        asks("4.2 several changes of the table's size before the first field", "hello",
            "20" + "30" + "3fe11f" + GET),
        fine("7541 a block that is cut within a name and a text", client -> {
          byte[] block = HexFormat.of().parseHex(GET + kept);
          client.frame(HEADERS, END_STREAM, 1, Arrays.copyOf(block, 5))
              .frame(CONTINUATION, 0, 1, Arrays.copyOfRange(block, 5, 14))
              .frame(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(block, 14, block.length));
          assertThat(client.answer(1).body()).isEqualTo("kept");
        }));
  }

  private static Stream<Http2Case> faults() {
    return Stream.of(
        connection("7541 4.4 a place in a table that was emptied", COMPRESSION_ERROR,
            c -> {
              c.frame(HEADERS, WHOLE, 1, HexFormat.of().parseHex(GET + "40" + ECHO + "0161"));
              assertThat(c.answer(1).body()).isEqualTo("a");
              c.frame(HEADERS, WHOLE, 3, HexFormat.of().parseHex("20" + GET + "be"));
            }),
        connection("7541 5.1 a number without an end", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, HexFormat.of().parseHex("ff" + "80".repeat(12) + "01"))),
        connection("7541 5.2 a text longer than the block", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, HexFormat.of().parseHex("00" + "7f10" + "61"))),
        connection("7541 2.3.3 an index beyond the tables", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0xff, 0x20))),
        connection("7541 4.2 a table size update behind a field", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0x82, 0x20))),
        connection("7541 5.2 Huffman padding over seven bits", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0, 0x81, 0x1f, 0x82, 0xff, 0xff))),
        connection("7541 5.2 Huffman padding of zeros", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0, 0x81, 0x18, 1, 'a'))),
        connection("7541 5.2 the end of string inside one", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0, 0x84, 0xff, 0xff, 0xff, 0xff, 1, 'a'))),
        connection("7541 6.1 index 0", COMPRESSION_ERROR, c -> c.frame(HEADERS, WHOLE, 1, bytes(0x80))),
        connection("7541 6.3 a table over the limit", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0x3f, 0xff, 0xff, 0x07))));
  }
}
