package dev.weir.wire.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Headers;
import dev.weir.testkit.Fuzz;
import dev.weir.wire.AnyCut;
import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames of any bytes are requests within the limits, or a fault of the peer's, alike however they are cut; no memory is kept. */
class StreamsFuzzTest {

  private static final int FIELDS = 20;
  private static final int HEAD_BYTES = 1000;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Limits LIMITS = new Limits(HEAD_BYTES, HEAD_BYTES, FIELDS, LONG, LONG, LONG, 1000,
      LONG, LONG, 1);
  private static final String SETTINGS = "000000 04 00 00000000 ";
  private static final String GET = "828684 41 06 612e74657374 ";

  /** What stands behind the preface. */
  public static List<byte[]> seeds() {
    return Stream.of(SETTINGS + "00000b 01 05 00000001" + GET,
        SETTINGS + "00000b 01 04 00000001" + GET + "000003 00 01 00000001 616263",
        SETTINGS + "000005 01 01 00000001 8286844106 000006 09 04 00000001 612e74657374",
        SETTINGS + "000018 01 04 00000001" + GET
            + "40 03 782d79 03 612062 0f0d 0131 000001 00 01 00000001 61",
        SETTINGS + "00000b 01 04 00000001" + GET + "000007 01 05 00000001 40 03 782d79 01 79",
        SETTINGS + "00000f 01 05 00000001" + GET + "60 00 60 00",
        SETTINGS + "000008 06 00 00000000 0102030405060708 000004 08 00 00000000 00000001",
        SETTINGS + "00000b 01 04 00000001" + GET + "000004 03 00 00000001 00000008",
        "000006 04 00 00000000 0004 0000ffff 000005 02 00 00000003 00000001 10 000008 07 00 00000000 00000000 00000000")
        .map(text -> HexFormat.of().parseHex(text.replace(" ", ""))).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    AnyCut.changesNothing(data, StreamsFuzzTest::read);
  }

  @Test
  void readsOrRefuses() {
    Fuzz.feed(seeds(), StreamsFuzzTest::fuzzerTestOneInput);
  }

  /** What is read is told as text; a fault of Weir's own would end the connection with INTERNAL_ERROR. */
  private static String read(UnpooledByteBufAllocator memory, byte[] data, int step) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(memory);
    Peer peer = new Peer(new Loop(channel.eventLoop(), LIMITS));
    channel.pipeline().addLast(peer);
    channel.writeInbound(Http2CodecUtil.connectionPrefaceBuf());
    for (int at = 0; at < data.length && channel.isOpen(); at += step) {
      int size = Math.min(step, data.length - at);
      channel.writeInbound(memory.buffer(size).writeBytes(data, at, size));
    }
    assertThat(peer.fault()).isNotEqualTo(Http2Error.INTERNAL_ERROR);
    String said = peer.said + " fault: " + peer.fault();
    channel.finishAndReleaseAll();
    return said;
  }

  /** Takes whatever comes, and remembers it. */
  private static final class Peer extends Streams {
    final StringBuilder said = new StringBuilder();

    Peer(Loop loop) {
      super(Codec.forClients(loop), loop);
    }

    @Override
    protected void opened(Http2Stream stream, FieldBlock block, boolean ended) throws Malformed {
      RequestHead head = block.request(false, ended, FIELDS);
      said.append(stream.id()).append(' ').append(head.method()).append(' ').append(head.target());
      checked(head.headers());
      settle(stream, new Taking(this, stream));
    }

    void checked(Headers headers) {
      int bytes = 0;
      for (int i = 0; i < headers.size(); i++) {
        String line = headers.name(i) + ":" + headers.value(i);
        assertThat(line).matches(Peer::plain, "has neither controls nor space at its end");
        assertThat(headers.name(i)).isNotEmpty().isLowerCase();
        bytes += line.length();
        said.append(' ').append(line);
      }
      assertThat(headers.size()).isLessThanOrEqualTo(FIELDS + 1);
      assertThat(bytes).isLessThan(2 * HEAD_BYTES);
    }

    private static boolean plain(String line) {
      char last = line.charAt(line.length() - 1);
      return last != ' ' && last != '\t' && line.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 127);
    }

    @Override
    protected void goingAway(int last) {}

    @Override
    protected void pong() {}

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
      if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null && !(cause instanceof IOException)) {
        throw new AssertionError(cause);
      }
      super.exceptionCaught(ctx, cause);
    }
  }

  private record Taking(Peer peer, Http2Stream stream) implements Flow {

    @Override
    public void headers(FieldBlock block, boolean ended) throws Malformed {
      peer.checked(block.trailers(FIELDS));
    }

    @Override
    public void data(ByteBuf piece, boolean ended) {
      peer.said.append(piece.readableBytes() == 0 ? "" : " data");
      peer.taken(stream, piece.readableBytes());
    }

    @Override
    public void malformed(Malformed why) {
      peer.said.append(" malformed");
    }

    @Override
    public void reset(long code) {
      peer.said.append(" reset");
    }

    @Override
    public void pause() {}

    @Override
    public void writability() {}

    @Override
    public void halfClosed() {}

    @Override
    public void closed() {
      peer.said.append(" closed");
    }

    @Override
    public void tick(long nowNanos) {}
  }
}
