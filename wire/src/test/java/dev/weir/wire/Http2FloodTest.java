package dev.weir.wire;

import static dev.weir.wire.FrameClient.CONTINUATION;
import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.PING;
import static dev.weir.wire.FrameClient.PRIORITY;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.SETTINGS;
import static dev.weir.wire.FrameClient.WINDOW_UPDATE;
import static dev.weir.wire.FrameClient.block;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.FrameClient.frameBytes;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.FrameClient.request;
import static dev.weir.wire.FrameClient.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Exchange;
import dev.weir.wire.FrameClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that cost Weir more than they cost whoever sends them. */
class Http2FloodTest {

  private static final int ENHANCE_YOUR_CALM = 11;

  /** Answers at once, but for what asks to wait. */
  private final FakeLine line = new FakeLine() {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      seen.add(exchange);
      if (exchange.incoming().target().equals("/wait")) {
        return new CompletableFuture<>();
      }
      exchange.answer(own(200, "x".repeat(exchange.incoming().target().equals("/much") ? 200_000 : 5)));
      return done();
    }
  };
  /** Its limits leave floods the time that they need on a busy machine: what ends them is what they are. */
  private final Wired wired;
  private final Wired quick;

  Http2FloodTest() throws IOException {
    wired = new Wired(line);
    quick = new Wired(line, Wired.QUICK);
  }

  @AfterEach
  void stop() {
    wired.close();
    quick.close();
  }

  /** What is sent over and over, told by how often it was sent before. */
  interface Flood {
    byte[] bytes(int i);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] get(int stream, String path) {
    return frameBytes(HEADERS, END_STREAM | END_HEADERS, stream, block(request("GET", path)));
  }

  private static byte[] post(int stream) {
    return frameBytes(HEADERS, END_HEADERS, stream, block(request("POST", "/wait")));
  }

  private static Arguments flood(String name, Flood flood) {
    return Arguments.of(name, flood);
  }

  static Stream<Arguments> floods() {
    byte[] ping = frameBytes(PING, 0, 0, new byte[8]);
    return Stream.of(
        flood("rapid reset, CVE-2023-44487",
            i -> join(get(2 * i + 1, "/wait"), frameBytes(RST_STREAM, 0, 2 * i + 1, number(8)))),
        flood("rapid reset among bytes of a body",
            i -> i == 0
                ? post(1)
                : join(get(2 * i + 1, "/wait"), frameBytes(RST_STREAM, 0, 2 * i + 1, number(8)),
                    frameBytes(DATA, 0, 1, bytes(1)), frameBytes(DATA, 0, 1, bytes(1)))),
        flood("PING, CVE-2019-9512", _ -> ping),
        flood("PING among bytes of a body",
            i -> i == 0 ? post(1) : join(ping, frameBytes(DATA, 0, 1, bytes(1)))),
        flood("PING answered", _ -> frameBytes(PING, 1, 0, new byte[8])),
        flood("SETTINGS, CVE-2019-9515", _ -> frameBytes(SETTINGS, 0, 0)),
        flood("SETTINGS of the table's size", i -> frameBytes(SETTINGS, 0, 0, settings(1, i % 4096))),
        flood("SETTINGS acknowledged", _ -> frameBytes(SETTINGS, 1, 0)),
        flood("PRIORITY, CVE-2019-9513", i -> frameBytes(PRIORITY, 0, 2 * i + 3, bytes(0, 0, 0, 1, 9))),
        flood("empty DATA, CVE-2019-9518",
            i -> i == 0 ? post(1) : frameBytes(DATA, 0, 1)),
        flood("padded DATA that is empty",
            i -> i == 0 ? post(1) : frameBytes(DATA, FrameClient.PADDED, 1, bytes(3, 0, 0, 0))),
        flood("WINDOW_UPDATE", _ -> frameBytes(WINDOW_UPDATE, 0, 0, number(1))),
        flood("unknown frames", _ -> frameBytes(0x77, 0, 0, bytes(1, 2, 3))),
        flood("MadeYouReset by an empty WINDOW_UPDATE, CVE-2025-8671",
            i -> join(get(2 * i + 1, "/wait"), frameBytes(WINDOW_UPDATE, 0, 2 * i + 1, number(0)))),
        flood("MadeYouReset by a window over the limit",
            i -> join(get(2 * i + 1, "/wait"),
                frameBytes(WINDOW_UPDATE, 0, 2 * i + 1, number(Integer.MAX_VALUE)))),
        flood("MadeYouReset by DATA behind the end",
            i -> join(get(2 * i + 1, "/wait"), frameBytes(DATA, 0, 2 * i + 1, bytes(1)))),
        flood("MadeYouReset by HEADERS behind the end",
            i -> join(get(2 * i + 1, "/wait"), get(2 * i + 1, "/wait"))),
        flood("MadeYouReset by PRIORITY of a wrong length",
            i -> join(get(2 * i + 1, "/wait"), frameBytes(PRIORITY, 0, 2 * i + 1, bytes(1)))),
        flood("malformed requests", i -> frameBytes(HEADERS, 5, 2 * i + 1, block("X", "y"))),
        flood("streams over the cap", i -> get(2 * i + 1, "/wait")),
        flood("DATA on streams that are over",
            i -> i == 0 ? get(1, "/") : frameBytes(DATA, 0, 1, bytes(1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floods")
  void endsAFloodWithinASecond(String name, Flood flood) throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      long start = System.nanoTime();
      Thread sending = Thread.ofVirtual().start(() -> {
        try {
          for (int i = 0; i < 20_000; i++) {
            client.raw(flood.bytes(i));
          }
        } catch (IOException e) {
          // Cut off, as it should be.
        }
      });
      // Frames on a stream that was over the cap end the connection before it is worn out.
      assertThat(client.fate(Integer.MAX_VALUE)).as(name).isIn("goaway " + ENHANCE_YOUR_CALM, "goaway 1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(client.ended()).isTrue();
      sending.join(5000);
    }
  }

  @Test
  void endsAHeaderBlockOfManySmallPieces() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      client.frame(HEADERS, 0, 1);
      for (int i = 0; i < 20; i++) {
        client.frame(CONTINUATION, 0, 1, (byte) 0x82);
      }
      assertThat(client.fate(1)).isEqualTo("goaway " + ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void endsAHeaderBlockThatHasNoEnd() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      client.frame(HEADERS, 0, 1, new byte[16_000]);
      for (int i = 0; i < 4; i++) {
        client.frame(CONTINUATION, 0, 1, new byte[16_000]);
      }
      assertThat(client.fate(1)).startsWith("goaway");
    }
  }

  @Test
  void endsAFrameThatIsNeverWhole() throws Exception {
    for (byte[] begun : new byte[][]{frameBytes(HEADERS, 0, 1, block(request("GET", "/"))),
      bytes(0, 0, 100, 0, 0, 0, 0, 0, 1), bytes(0, 0)}) {
      try (FrameClient client = new FrameClient(quick.server.gatewayAddress()).open()) {
        client.raw(begun);
        assertThat(client.fate(1)).startsWith("goaway");
      }
    }
  }

  @Test
  void endsAFrameThatIsNeverWholeThoughOthersAreWaitedFor() throws Exception {
    try (FrameClient client = new FrameClient(quick.server.gatewayAddress()).open()) {
      client.get(1, "/wait");
      line.seen.take();
      client.frame(HEADERS, 0, 3, block(request("GET", "/")));
      assertThat(client.fate(1)).isEqualTo("goaway " + ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void endsAConnectionThatNeverAsks() throws Exception {
    try (FrameClient client = new FrameClient(quick.server.gatewayAddress()).open()) {
      assertThat(client.fate(1)).isEqualTo("goaway 0");
    }
    try (FrameClient client = new FrameClient(quick.server.gatewayAddress())) {
      client.raw(FrameClient.MAGIC.substring(0, 20));
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void refusesAHeadOverTheLimit() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      String[] many = new String[220];
      Arrays.fill(many, "x");
      assertThat(client.get(1, "/", many).answer(1).status()).as("fields").isEqualTo("431");
      Answer large = answerTo(client, 3, "x".repeat(33 << 10));
      assertThat(large.status()).as("bytes").isEqualTo("431");
      assertThat(client.get(5, "/").answer(5).status()).isEqualTo("200");
    }
  }

  private static Answer answerTo(FrameClient client, int stream, String value) throws IOException {
    byte[] all = block(request("GET", "/", "x-large", value));
    client.frame(HEADERS, END_STREAM, stream, Arrays.copyOf(all, 16_000));
    client.frame(CONTINUATION, 0, stream, Arrays.copyOfRange(all, 16_000, 32_000));
    client.frame(CONTINUATION, END_HEADERS, stream, Arrays.copyOfRange(all, 32_000, all.length));
    return client.answer(stream);
  }

  /** A field of 4 KB in the table, and a block that names it over and over: RFC 7541 leaves the size to the receiver. */
  @Test
  void refusesAnHpackBomb() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      byte[] first = block(request("GET", "/", "x-bomb", "x".repeat(4000)));
      int at = new String(first, StandardCharsets.ISO_8859_1).indexOf("\u0000\u0006x-bomb");
      first[at] = 0x40;
      client.frame(HEADERS, END_STREAM | END_HEADERS, 1, first);
      assertThat(client.answer(1).status()).isEqualTo("200");
      byte[] bomb = new byte[16_000];
      Arrays.fill(bomb, (byte) 0xbe);
      client.frame(HEADERS, END_STREAM | END_HEADERS, 3, join(block(request("GET", "/")), bomb));
      assertThat(client.answer(3).status()).isEqualTo("431");
    }
  }

  @Test
  void opensNoMoreStreamsThanItSaid() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress())) {
      client.raw(FrameClient.MAGIC).frame(SETTINGS, 0, 0);
      for (int i = 0; i < 101; i++) {
        client.get(2 * i + 1, "/wait");
      }
      assertThat(client.fate(201)).as("REFUSED_STREAM").isEqualTo("reset 7");
      assertThat(line.seen).hasSizeBetween(99, 100);
    }
  }

  @Test
  void givesUpAnAnswerThatNobodyTakes() throws Exception {
    try (FrameClient client = new FrameClient(quick.server.gatewayAddress()).open(4, 0)) {
      client.get(1, "/much");
      assertThat(client.fate(1)).isEqualTo("reset 8");
    }
  }

  @Test
  void lastsThroughWhatHonestClientsSend() throws Exception {
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      for (int i = 0; i < 700; i++) {
        client.get(2 * i + 1, "/").frame(PING, 0, 0, new byte[8]).frame(WINDOW_UPDATE, 0, 0, number(5));
        assertThat(client.answer(2 * i + 1).status()).isEqualTo("200");
      }
    }
  }
}
