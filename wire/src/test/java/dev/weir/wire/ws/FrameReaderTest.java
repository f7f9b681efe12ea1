package dev.weir.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Message;
import dev.weir.wire.guard.Budget;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Inbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames byte by byte, after the cases of the Autobahn test suite: what comes out is told as a line of words. */
class FrameReaderTest {

  /** What a server sends, in hexadecimal, and what is read. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a text                             | 81 02 6869                 | text hi
      an empty text                      | 81 00                      | text
      a binary message                   | 82 01 ff                   | binary ff
      a text of 126 bytes                | 81 7e 007e *7e61           | text 126 long
      a text of 65536 bytes              | 81 7f 0000000000010000 *1000061 | text 65536 long
      fragments                          | 01 01 68 80 01 69          | text hi
      many fragments, some empty         | 01 00 00 01 68 00 00 80 01 69 | text hi
      a ping among fragments             | 01 01 68 89 01 70 80 01 69 | ping 70 text hi
      a pong that nobody asked for       | 8a 00                      | pong
      a close                            | 88 02 03e8                 | close 03e8
      a character across fragments       | 01 01 e2 00 01 82 80 01 ac | text €
      RSV1 without an agreement          | c1 00                      | 1002 compression that was not agreed on, or not at a message's start
      RSV2                               | a1 00                      | 1002 a reserved bit
      RSV3                               | 91 00                      | 1002 a reserved bit
      opcode 3                           | 83 00                      | 1002 a reserved opcode
      opcode 7                           | 87 00                      | 1002 a reserved opcode
      opcode 11                          | 8b 00                      | 1002 a reserved opcode
      opcode 15                          | 8f 00                      | 1002 a reserved opcode
      a ping in fragments                | 09 00                      | 1002 a control frame that is long or in fragments
      a ping of 126 bytes                | 89 7e 007e                 | 1002 a control frame that is long or in fragments
      a continuation of nothing          | 80 00                      | 1002 a continuation of nothing
      a continuation behind a whole text | 81 00 80 00                | text 1002 a continuation of nothing
      a text inside a text               | 01 00 81 00                | 1002 a message inside another one
      16 bits for a length of 125        | 81 7e 007d                 | 1002 a length that is not spelled in the fewest bytes
      64 bits for a length of 65535      | 81 7f 000000000000ffff     | 1002 a length that is not spelled in the fewest bytes
      a negative length                  | 81 7f 8000000000000000     | 1002 a length that is not spelled in the fewest bytes
      a mask from a server               | 81 80 00000000             | 1002 a mask from a server
      no UTF-8                           | 81 01 ff                   | 1007 text that is not UTF-8
      an overlong slash                  | 81 02 c0af                 | 1007 text that is not UTF-8
      an overlong form of three bytes    | 81 03 e08080               | 1007 text that is not UTF-8
      a surrogate                        | 81 03 eda080               | 1007 text that is not UTF-8
      above U+10FFFF                     | 81 04 f4908080             | 1007 text that is not UTF-8
      a text cut inside a character      | 81 01 e2                   | 1007 text that is not UTF-8
      no UTF-8 in a first fragment       | 01 02 ce80 00 01 ff        | 1007 text that is not UTF-8
      the last character there is        | 81 04 f48fbfbf             | text \uDBFF\uDFFF
      """)
  void readsWhatAServerSends(String what, String hex, String expected) {
    byte[] bytes = bytes(hex);
    assertThat(read(bytes, false, bytes.length)).as(what).isEqualTo(expected);
    assertThat(read(bytes, false, 1)).as(what + ", byte by byte").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a masked text        | 81 82 01020304 696b | text hi
      no mask              | 81 02 6869          | 1002 a frame without a mask
      a masked empty text  | 81 80 01020304      | text
      """)
  void readsWhatAClientSends(String what, String hex, String expected) {
    byte[] bytes = bytes(hex);
    assertThat(read(bytes, true, bytes.length)).as(what).isEqualTo(expected);
    assertThat(read(bytes, true, 1)).as(what + ", byte by byte").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',1005 ", "03e8,1000 ", "03e86869,1000 hi", "0bb8,3000 ", "1387,4999 ", "03f6,1014 ",
    "03,1002", "0000,1002", "03e7,1002", "03ec,1002", "03ed,1002", "03ee,1002", "03f7,1002", "0bb7,1002",
    "1388,1002", "ffff,1002", "03e8ff,1007"})
  void knowsWhichClosesMayBeSent(String hex, String expected) {
    String seen;
    try {
      Closed closed = Closed.of(HexFormat.of().parseHex(hex));
      seen = closed.code() + " " + closed.reason();
    } catch (Violation e) {
      seen = Integer.toString(e.code());
    }
    assertThat(seen.strip()).isEqualTo(expected.strip());
  }

  @Test
  void refusesAMessageOverTheCapBeforeItIsRead() {
    assertThat(read(bytes("82 7f 0000000000400000"), false, 10)).isEqualTo("too large");
    assertThat(read(bytes("02 7e ffff *ffffff 00 7e ffff *ffffff 00 7e ffff *ffffff"), false, 5000))
        .isEqualTo("too large");
  }

  @Test
  void masksAreTheirOwnReverseAtAnyOffset() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] plain = new byte[random.nextInt(40)];
      random.nextBytes(plain);
      int mask = random.nextInt();
      ByteBuf bytes = Unpooled.copiedBuffer(plain);
      int cut = plain.length == 0 ? 0 : random.nextInt(plain.length);
      Mask.apply(bytes, mask, 0);
      ByteBuf first = bytes.slice(0, cut);
      ByteBuf second = bytes.slice(cut, plain.length - cut);
      Mask.apply(first, mask, 0);
      Mask.apply(second, mask, cut);
      assertThat(bytes.array()).isEqualTo(plain);
    }
  }

  /** Target for Jazzer: any bytes from either side are frames or a violation, and no buffer is lost. */
  public static void fuzzerTestOneInput(byte[] data) {
    for (boolean masked : new boolean[]{true, false}) {
      read(data, masked, Math.max(1, data.length / 3));
    }
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(6);
    int[] starts = {0x01, 0x02, 0x80, 0x81, 0x82, 0xc1, 0x00, 0x88, 0x89, 0x8a};
    for (int i = 0; i < 20_000; i++) {
      byte[] data = new byte[random.nextInt(48)];
      random.nextBytes(data);
      for (int at = 0; at + 2 < data.length; at += 2 + random.nextInt(8)) {
        data[at] = (byte) starts[random.nextInt(starts.length)];
        data[at + 1] = (byte) (random.nextInt(8) | (random.nextBoolean() ? 0x80 : 0));
      }
      fuzzerTestOneInput(data);
    }
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(7);
    for (int size : new int[]{0, 1, 125, 126, 127, 65535, 65536, 70_000}) {
      byte[] payload = new byte[size];
      random.nextBytes(payload);
      for (boolean masks : new boolean[]{true, false}) {
        FrameWriter writer = new FrameWriter(ByteBufAllocator.DEFAULT, masks);
        ByteBuf frame = writer.frame(true, false, FrameHead.BINARY, dev.weir.model.net.Bytes.wrap(payload));
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        frame.release();
        assertThat(read(bytes, masks, bytes.length)).isEqualTo(
            size > 100
                ? "binary " + size + " long"
                : ("binary " + HexFormat.of().formatHex(payload)).strip());
      }
    }
  }

  private static byte[] bytes(String hex) {
    StringBuilder plain = new StringBuilder();
    for (String word : hex.strip().split(" ", -1)) {
      // *<count><byte>, both in hexadecimal
      plain.append(word.startsWith("*")
          ? word.substring(word.length() - 2)
              .repeat(Integer.parseInt(word.substring(1, word.length() - 2), 16))
          : word);
    }
    return HexFormat.of().parseHex(plain);
  }

  private static String read(byte[] bytes, boolean masked, int step) {
    Telling telling = new Telling();
    Inbox inbox = new Inbox();
    FrameReader reader = new FrameReader(masked, false);
    try {
      for (int at = 0; at < bytes.length && !telling.over; at += step) {
        int size = Math.min(step, bytes.length - at);
        inbox.add(ByteBufAllocator.DEFAULT,
            ByteBufAllocator.DEFAULT.buffer(size).writeBytes(bytes, at, size));
        while (!telling.over && reader.step(inbox, telling)) {
          // Each step takes one head or one piece.
        }
      }
    } catch (Violation e) {
      telling.say(e.code() + " " + e.why());
    } finally {
      inbox.release();
    }
    return telling.said.toString().strip();
  }

  /** Writes down what is read. */
  private static final class Telling implements Frames, Assembler.Taker {
    final StringBuilder said = new StringBuilder();
    private final Assembler assembler = new Assembler(1 << 17, new Share(new Budget(1 << 20)),
        Deflation.mine().inflation(), this);
    private final StringBuilder control = new StringBuilder();
    private FrameHead head = new FrameHead(true, false, 0, 0);
    boolean over;

    void say(String what) {
      said.append(' ').append(what.strip());
    }

    @Override
    public void frame(FrameHead next) {
      head = next;
      control.setLength(0);
      if (!next.control()) {
        assembler.frame(next);
      }
    }

    @Override
    public void payload(ByteBuf piece, boolean last) throws Violation {
      if (!head.control()) {
        assembler.payload(piece, last);
        return;
      }
      byte[] bytes = new byte[piece.readableBytes()];
      piece.readBytes(bytes);
      piece.release();
      control.append(HexFormat.of().formatHex(bytes));
      if (last) {
        String name = head.opcode() == 8 ? "close " : head.opcode() == 9 ? "ping " : "pong ";
        say(name + control);
      }
    }

    @Override
    public void message(Message message, boolean compressed) {
      byte[] payload = message.payload().copy();
      String shown = payload.length > 100
          ? payload.length + " long"
          : message.text() ? new String(payload, StandardCharsets.UTF_8) : HexFormat.of().formatHex(payload);
      say((message.text() ? "text " : "binary ") + shown);
    }

    @Override
    public void tooLarge() {
      over = true;
      say("too large");
    }
  }
}
