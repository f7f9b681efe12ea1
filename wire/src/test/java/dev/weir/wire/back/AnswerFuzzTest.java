package dev.weir.wire.back;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Head;
import dev.weir.model.Prepared;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.testkit.Fuzz;
import dev.weir.wire.AnyCut;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Limits;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An upstream may say what it likes, in either version: one answer comes of it or one fault, alike however it is cut. */
class AnswerFuzzTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Limits LIMITS = new Limits(1000, 1000, 20, LONG, LONG, LONG, 1000, LONG, LONG, 1);
  private static final Prepared GET = prepared();

  private static Prepared prepared() {
    Host host = Host.parse("upstream.test").orElseThrow();
    Ip ip = Ip.v4(0x7f000001);
    Target to = Target.of(new Origin(Scheme.HTTP, host, 80), "/").orElseThrow();
    Decision.Allow allow = new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(),
        Optional.empty());
    return Prepared.by(allow, new Destination.Vetted("up", host, ip, 80), new Receipt(0),
        new Head("GET", to, Headers.NONE), Optional.empty(), Optional.empty(), "");
  }

  public static List<byte[]> seeds() {
    String settings = "000000 04 00 00000000 ";
    Stream<byte[]> first = Stream.of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nA: b\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nto the end", "HTTP/1.1 204 No Content\r\n\r\nmore", "HTTP/1.1 101 X\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    Stream<byte[]> second = Stream
        .of(settings + "000001 01 05 00000003 88",
            settings + "000001 01 04 00000003 88 000002 00 01 00000003 6f6b",
            settings
                + "000005 01 04 00000003 88 0f0d 0132 000002 00 00 00000003 6f6b 000005 01 05 00000003 00 01 78 01 79",
            settings + "000005 01 04 00000003 08 03 313033 000001 01 05 00000003 88",
            settings + "000001 01 05 00000002 88", settings + "000006 05 04 00000003 00000002 8284",
            settings + "000008 07 00 00000000 00000000 00000000", settings + "000004 03 00 00000003 00000007",
            settings + "000004 08 00 00000003 00000000")
        .map(text -> second(HexFormat.of().parseHex(text.replace(" ", ""))));
    return Stream.concat(first, second).toList();
  }

  /** A first byte of 1 says that the rest is HTTP/2. */
  private static byte[] second(byte[] frames) {
    byte[] data = new byte[frames.length + 1];
    data[0] = 1;
    System.arraycopy(frames, 0, data, 1, frames.length);
    return data;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    AnyCut.changesNothing(data, AnswerFuzzTest::read);
  }

  @Test
  void isReadOrRefused() {
    Fuzz.feed(seeds(), AnswerFuzzTest::fuzzerTestOneInput);
  }

  @Test
  void readsWhatItGrowsFrom() {
    List<String> read = seeds().stream().map(seed -> read(new UnpooledByteBufAllocator(false), seed, 3))
        .toList();
    String broken = " UNANSWERED HTTP/2 fault: PROTOCOL_ERROR";
    assertThat(read).containsExactly("200Fixed[length=2]1 ok end 0", "200Chunked[]1 ok end 1",
        "200UntilClose[]0 to the end end 0", "204None[]0  end 0",
        " ANSWERING malformed answer: another protocol that nobody asked for", "200None[]0  end 0",
        "200Chunked[]0 ok end 0", "200Fixed[length=2]1 ok end 1", "200None[]0  end 0", broken, broken,
        " UNTOUCHED connection closed before the answer",
        " UNTOUCHED stream reset by the upstream, REFUSED_STREAM",
        " UNANSWERED malformed answer: HTTP/2 fault PROTOCOL_ERROR");
  }

  private static String read(UnpooledByteBufAllocator memory, byte[] data, int step) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(memory);
    boolean http2 = data.length > 0 && data[0] == 1;
    Taking sink = new Taking();
    ask(channel, http2, sink);
    for (int at = http2 ? 1 : 0; at < data.length && channel.isOpen(); at += step) {
      int size = Math.min(step, data.length - at);
      channel.writeInbound(memory.buffer(size).writeBytes(data, at, size));
    }
    channel.finishAndReleaseAll();
    assertThat(sink.ends).as("an end, or a fault").isEqualTo(1);
    return sink.said.toString();
  }

  private static void ask(EmbeddedChannel channel, boolean http2, AnswerSink sink) {
    Mooring mooring = new Mooring(new Loop(channel.eventLoop(), LIMITS), new Pool(),
        new Berths(Upstreams.USUAL), "up", Pool.Key.of(GET, false));
    Upstream upstream;
    ChannelHandler speaking;
    if (http2) {
      UpstreamStreams streams = new UpstreamStreams(mooring);
      speaking = streams;
      upstream = streams.place();
    } else {
      UpstreamConnection connection = new UpstreamConnection(mooring, _ -> "TLS");
      speaking = connection;
      upstream = connection;
    }
    channel.pipeline().addLast(speaking);
    upstream.ask(GET, Framing.NONE, Badge.NONE, sink);
    channel.flush();
  }

  /** Takes whatever comes, and remembers it. */
  private static final class Taking implements AnswerSink {
    final StringBuilder said = new StringBuilder();
    int ends;

    @Override
    public void head(AnswerStart start, Framing framing) {
      assertThat(start.status()).isBetween(200, 599);
      said.append(start.status()).append(framing).append(start.headers().size()).append(' ');
    }

    @Override
    public void content(ByteBuf piece) {
      said.append(piece.toString(StandardCharsets.ISO_8859_1));
      piece.release();
    }

    @Override
    public void pause() {}

    @Override
    public void end(Headers trailers) {
      ends++;
      said.append(" end ").append(trailers.size());
    }

    @Override
    public void failed(UpstreamFault fault, Lost lost) {
      ends++;
      assertThat(fault.status()).as(fault.why()).isNotEqualTo(Status.INTERNAL);
      said.append(' ').append(lost).append(' ').append(fault.why());
    }

    @Override
    public void writability() {}
  }
}
