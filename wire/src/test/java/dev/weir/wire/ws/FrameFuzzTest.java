package dev.weir.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Message;
import dev.weir.testkit.Fuzz;
import dev.weir.wire.guard.Budget;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Inbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames of any bytes are messages within the cap, or a violation, alike however they are cut; no memory is kept. */
class FrameFuzzTest {

  private static final int MOST = 1000;
  private static final int MASKED = 1;
  private static final int DEFLATED = 2;

  /** The first byte says how the rest is to be read. */
  public static List<byte[]> seeds() {
    return Stream
        .of("00 8102 6869", "00 0101 68 8901 70 8001 69", "00 82 7e 0080" + "61".repeat(128), "00 8802 03e8",
            "01 8185 37fa213d 7f9f4d5158", "02 c107 f248cdc9c90700", "02 4103 f248cd 8004 c9c90700",
            "03 c187 01020304 f34aceca c80502", "00 81 7f 0000000000010000 61")
        .map(text -> HexFormat.of().parseHex(text.replace(" ", ""))).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    String whole = read(memory, data, Math.max(1, data.length));
    assertThat(read(memory, data, 1)).isEqualTo(whole);
    assertThat(read(memory, data, 5)).isEqualTo(whole);
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void readsOrRefuses() {
    Fuzz.feed(seeds(), FrameFuzzTest::fuzzerTestOneInput);
  }

  private static String read(UnpooledByteBufAllocator memory, byte[] data, int step) {
    Budget budget = new Budget(2 * MOST);
    Seen seen = new Seen(budget);
    Inbox inbox = new Inbox();
    int how = data.length == 0 ? 0 : data[0];
    FrameReader reader = new FrameReader((how & MASKED) != 0, (how & DEFLATED) != 0);
    try {
      for (int at = 1; at < data.length && !seen.over; at += step) {
        int size = Math.min(step, data.length - at);
        inbox.add(memory, memory.buffer(size).writeBytes(data, at, size));
        while (!seen.over && reader.step(inbox, seen)) {
          // Each step takes one head or one piece.
        }
      }
    } catch (Violation e) {
      seen.said.append(" violation ").append(e.code());
    } finally {
      inbox.release();
      seen.share.close();
    }
    assertThat(budget.held()).isZero();
    return seen.said.toString();
  }

  /** Tells of whole messages and controls. */
  private static final class Seen implements Frames, Assembler.Taker {
    final StringBuilder said = new StringBuilder();
    final Share share;
    private final Assembler assembler;
    private FrameHead head = new FrameHead(true, false, 0, 0);
    boolean over;

    Seen(Budget budget) {
      share = new Share(budget);
      assembler = new Assembler(MOST, share, new Inflation(true), this);
    }

    @Override
    public void frame(FrameHead next) {
      head = next;
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
      piece.release();
      if (last) {
        said.append(" control ").append(head.opcode()).append(' ').append(head.length());
      }
    }

    @Override
    public void message(Message message, boolean compressed) {
      assertThat(message.payload().length()).isLessThanOrEqualTo(MOST);
      said.append(message.text() ? " text " : " binary ")
          .append(HexFormat.of().formatHex(message.payload().copy()));
    }

    @Override
    public void tooLarge() {
      over = true;
      said.append(" too large");
    }
  }
}
