package dev.weir.wire;

import static dev.weir.wire.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.guard.Budget;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much may be on its way over HTTP/2, and what becomes of it where nobody takes it. */
class Http2WindowTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final int MUCH = 4 << 20;
  private static final int SOME = 1 << 20;
  private static final int HALF = SOME / 2;
  private static final int PIECE = 16 << 10;

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  Http2WindowTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private FrameClient client(int... settings) throws IOException {
    return new FrameClient(wired.server.gatewayAddress()).open(settings);
  }

  @Test
  void carriesMoreThanAWindowBothWays() throws Exception {
    String much = "x".repeat(300_000);
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        with.request();
        with.say("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + much);
      }
    }); FrameClient client = client(4, 1 << 20)) {
      line.port = up.port();
      client.frame(FrameClient.WINDOW_UPDATE, 0, 0, FrameClient.number(1 << 20));
      client.headers(1, 0, request("POST", "/up", "content-length", "300000"));
      int window = 65535;
      for (int sent = 0; sent < 300_000; sent += 10_000) {
        while (window < 10_000) {
          window += client.next(FrameClient.WINDOW_UPDATE, 1).number(0);
        }
        client.data(1, sent == 290_000, "y".repeat(10_000));
        window -= 10_000;
      }
      assertThat(client.answer(1).body()).hasSize(300_000);
      assertThat(up.requests.get(0)).hasSizeGreaterThan(300_000);
    }
  }

  /**
   * An upload whose window runs out behind its last bytes makes libcurl 7.88 ask for bytes that there are not, and git waits
   * for them for ever: a body that Weir takes as it comes gets more window than the client has sent in one go.
   */
  @Test
  void opensTheWindowOfALongBodyThatIsTakenAsItComes() throws Exception {
    line.reads = true;
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up", "content-length", "" + MUCH));
      int more = client.next(FrameClient.WINDOW_UPDATE, 1).number(0);
      assertThat(more).isGreaterThanOrEqualTo(MUCH);
      for (int sent = 0; sent < MUCH; sent += PIECE) {
        client.data(1, sent + PIECE == MUCH, "y".repeat(PIECE));
      }
      assertThat(client.answer(1).body()).isEqualTo("hello");
    }
  }

  @Test
  void grantsNothingMoreToABodyThatAnUpstreamTakes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until("ab");
      begun.countDown();
      with.until("0\r\n\r\n");
      with.say(OK);
    }); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up")).data(1, false, "ab");
      begun.await();
      assertAnsweredWithoutMoreWindow(client.data(1, true, "cd"));
    }
  }

  @Test
  void grantsNothingMoreToABodyThatFitsTheWindow() throws Exception {
    line.reads = true;
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up", "content-length", "2"));
      line.seen.take();
      assertAnsweredWithoutMoreWindow(client.data(1, true, "ab"));
    }
  }

  private static void assertAnsweredWithoutMoreWindow(FrameClient client) throws IOException {
    FrameClient.Frame frame = client.read();
    while (!frame.is(FrameClient.HEADERS, 1)) {
      assertThat(frame.is(FrameClient.WINDOW_UPDATE, 1)).isFalse();
      frame = client.read();
    }
  }

  @Test
  void countsAnAnswerThatTheClientDoesNotRead() throws Exception {
    line.answers = FakeLine.holding(FakeLine.PLENTY);
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + SOME + "\r\n\r\n" + "x".repeat(SOME);
    Budget buffers = wired.server.guard().buffers();
    try (RawUpstream up = RawUpstream.answering(answer); FrameClient client = client(4, 10)) {
      line.port = up.port();
      client.frame(FrameClient.WINDOW_UPDATE, 0, 0, FrameClient.number(2 * MUCH));
      client.get(1, "/up").get(3, "/up");
      // What was granted to the streams has left.
      Wired.await(() -> buffers.held() >= 2 * (SOME - 10));
      client.frame(FrameClient.RST_STREAM, 0, 1, FrameClient.number(8));
      Wired.await(() -> buffers.held() < SOME + PIECE);
      assertThat(buffers.held()).isGreaterThanOrEqualTo(SOME - 10);
    }
    Wired.await(() -> buffers.held() == 0);
  }

  /** An answer that was inspected as a whole waits as a whole: here for more than the connection's window. */
  @Test
  void anAnswerThatNobodyReadsHoldsUpNoOther() throws Exception {
    line.answers = FakeLine.holding(FakeLine.PLENTY);
    String unread = "HTTP/1.1 200 OK\r\nContent-Length: " + SOME + "\r\n\r\n" + "x".repeat(SOME);
    String read = "HTTP/1.1 200 OK\r\nContent-Length: " + HALF + "\r\n\r\n" + "y".repeat(HALF);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say(unread);
      with.request();
      with.say(read);
    }); FrameClient client = client(4, 10)) {
      line.port = up.port();
      client.get(1, "/up");
      Wired.await(() -> wired.server.guard().buffers().held() >= SOME - 10);
      line.answers = FakeLine.streaming(FakeLine.PLENTY);
      client.frame(FrameClient.WINDOW_UPDATE, 0, 0, FrameClient.number(HALF));
      client.get(3, "/up").frame(FrameClient.WINDOW_UPDATE, 0, 3, FrameClient.number(HALF));
      assertThat(client.answer(3).body()).hasSize(HALF);
      client.frame(FrameClient.WINDOW_UPDATE, 0, 1, FrameClient.number(5));
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).isEqualTo(5);
    }
  }

  /** RFC 9113 section 6.9.2: a window that settings make smaller may be below nothing, and nothing is sent until it is not. */
  @Test
  void followsSettingsThatChangeTheWindowsOfStreams() throws Exception {
    line.answers = FakeLine.holding(FakeLine.PLENTY);
    try (RawUpstream up = RawUpstream.answering(
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100));
        FrameClient client = client(4, 10)) {
      line.port = up.port();
      client.get(1, "/up");
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).isEqualTo(10);
      client.frame(FrameClient.SETTINGS, 0, 0, FrameClient.settings(4, 1, 4, 13));
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).as("the last of two values")
          .isEqualTo(3);
      client.frame(FrameClient.SETTINGS, 0, 0, FrameClient.settings(4, 0));
      client.frame(FrameClient.WINDOW_UPDATE, 0, 1, FrameClient.number(13));
      client.frame(FrameClient.PING, 0, 0, new byte[8]);
      FrameClient.Frame next = client.read();
      while (next.type() != FrameClient.PING) {
        assertThat(next.type()).as("nothing of the answer").isNotEqualTo(FrameClient.DATA);
        next = client.read();
      }
      client.frame(FrameClient.WINDOW_UPDATE, 0, 1, FrameClient.number(1));
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).isEqualTo(1);
    }
  }

  @Test
  void holdsTheUpstreamBackForAClientThatGrantsNoWindow() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      while (true) {
        with.say("4000\r\n" + "x".repeat(0x4000) + "\r\n");
      }
    }); FrameClient client = client(4, 10)) {
      line.port = up.port();
      client.get(1, "/up");
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).isEqualTo(10);
      client.frame(FrameClient.WINDOW_UPDATE, 0, 1, FrameClient.number(5));
      assertThat(client.next(FrameClient.DATA, 1).payload().length()).isEqualTo(5);
      client.frame(FrameClient.RST_STREAM, 0, 1, FrameClient.number(8));
      assertThat(line.ending().receivedBytes()).isLessThan(1 << 20);
    }
  }
}
