package dev.weir.wire;

import static dev.weir.wire.RawFrames.BINARY;
import static dev.weir.wire.RawFrames.CLOSE;
import static dev.weir.wire.RawFrames.OPENING;
import static dev.weir.wire.RawFrames.PING;
import static dev.weir.wire.RawFrames.PONG;
import static dev.weir.wire.RawFrames.TEXT;
import static dev.weir.wire.RawFrames.close;
import static dev.weir.wire.RawFrames.frame;
import static dev.weir.wire.RawFrames.masked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WebSockets byte by byte: what each side is sent, and how it ends. */
class WebSocketTest {

  private final MessagesLine line = new MessagesLine();
  private final Wired wired;
  private final BlockingQueue<String> upstreamSaw = new LinkedBlockingQueue<>();

  WebSocketTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  /** What a test does as the client of a WebSocket that is open. */
  private interface Talk {
    void with(RawClient client) throws Exception;
  }

  /** Opens a WebSocket to an upstream that says {@code first}, then remembers every frame. */
  private void open(String first, Talk talk) throws Exception {
    open(first, frame -> "", talk);
  }

  private interface Reply {
    String to(String frame);
  }

  private void open(String first, Reply reply, Talk talk) throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.say(RawFrames.accepting(with.request(), "") + first);
      for (String frame = RawFrames.read(with); !frame.isEmpty(); frame = RawFrames.read(with)) {
        upstreamSaw.add(frame);
        with.say(reply.to(frame));
      }
      upstreamSaw.add("(end)");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(OPENING + "\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 101 ");
      talk.with(client);
    }
  }

  private String seen() throws InterruptedException {
    String frame = upstreamSaw.poll(30, TimeUnit.SECONDS);
    return frame == null ? "(nothing)" : frame;
  }

  @Test
  void carriesMessagesBothWays() throws Exception {
    open(frame(TEXT, "a token first"), frame -> frame(frame.substring(0, 1), frame.substring(1)), client -> {
      assertThat(RawFrames.read(client)).isEqualTo(TEXT + "a mail first");
      client.say(masked(TEXT, "my mail"));
      assertThat(seen()).isEqualTo(TEXT + "my token");
      assertThat(RawFrames.read(client)).isEqualTo(TEXT + "my mail");
      client.say(masked(BINARY, "\u00ff\0"));
      assertThat(RawFrames.read(client)).isEqualTo(BINARY + "\u00ff\0");
      assertThat(line.messageSent().sentBytes()).isPositive();
    });
  }

  @Test
  void closesBothSidesBehindWhatMayStillBeSaidOfADeniedAnswer() throws Exception {
    open(frame(TEXT, "forbidden") + frame(TEXT, "behind it"), client -> {
      assertThat(RawFrames.read(client)).isEqualTo(TEXT + "withheld");
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1008, "Weir: answers"));
      assertThat(seen()).isEqualTo(CLOSE + close(1008, ""));
    });
  }

  @Test
  void flowsNoFurtherThanItsCredit() throws Exception {
    PlayedCredit credit = new PlayedCredit(20);
    line.credit = credit;
    open("", client -> {
      client.say(masked(TEXT, "ten bytes.").repeat(3));
      assertThat(seen()).isEqualTo(TEXT + "ten bytes.");
      assertThat(seen()).isEqualTo(TEXT + "ten bytes.");
      assertThat(upstreamSaw.poll(600, TimeUnit.MILLISECONDS)).isNull();
      credit.granted.addAndGet(10);
      assertThat(seen()).isEqualTo(TEXT + "ten bytes.");
    });
    assertThat(credit.flowed).hasValue(30);
  }

  @Test
  void saysWhatWasHeldBackBeforeItCloses() throws Exception {
    open(frame(TEXT, "later") + frame(CLOSE, close(1000, "")), client -> {
      assertThat(RawFrames.read(client)).isEqualTo(TEXT + "later");
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1000, ""));
    });
  }

  @Test
  void takesFramesThatCameWithTheRequest() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.say(RawFrames.accepting(with.request(), ""));
      upstreamSaw.add(RawFrames.read(with));
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(OPENING + "\r\n" + masked(TEXT, "early"));
      assertThat(seen()).isEqualTo(TEXT + "early");
    }
  }

  @Test
  void joinsFragmentsAndAnswersPingsAmongThem() throws Exception {
    open("", client -> {
      client.say(
          masked("\u0001", "one ") + masked(PING, "there?") + masked("\0", "ma") + masked("\u0080", "il"));
      assertThat(RawFrames.read(client)).isEqualTo(PONG + "there?");
      assertThat(seen()).isEqualTo(PING);
      assertThat(seen()).isEqualTo(TEXT + "one token");
    });
  }

  @Test
  void answersTheUpstreamsPings() throws Exception {
    open(frame(PING, "up?"), client -> {
      assertThat(seen()).isEqualTo(PONG + "up?");
      assertThat(RawFrames.read(client)).isEqualTo(PING);
    });
  }

  @Test
  void closesBothSidesWhereAMessageIsDenied() throws Exception {
    open("", client -> {
      client.say(masked(TEXT, "fine") + masked(TEXT, "a secret") + masked(TEXT, "behind it"));
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1008, "Weir: no-secrets"));
      client.say(masked(CLOSE, close(1008, "")));
      assertThat(client.rest()).isEmpty();
      assertThat(seen()).isEqualTo(TEXT + "fine");
      assertThat(seen()).isEqualTo(CLOSE + close(1008, ""));
      assertThat(seen()).isEqualTo("(end)");
      assertThat(line.fault()).isEqualTo("502 closed with 1008");
    });
  }

  @Test
  void letsMessagesOutInTheOrderInWhichTheyCame() throws Exception {
    line.holds = true;
    open("", client -> {
      client.say(masked(TEXT, "1") + masked(TEXT, "2") + masked(CLOSE, close(1000, "data")));
      Runnable first = line.held.poll(30, TimeUnit.SECONDS);
      Runnable second = line.held.poll(30, TimeUnit.SECONDS);
      line.seen.take().loop().execute(() -> {
        second.run();
        first.run();
      });
      assertThat(seen()).isEqualTo(TEXT + "1");
      assertThat(seen()).isEqualTo(TEXT + "2");
      assertThat(seen()).isEqualTo(CLOSE + close(1000, ""));
    });
  }

  @Test
  void closesOnceBothSidesHave() throws Exception {
    open("", frame -> frame.startsWith(CLOSE) ? frame(CLOSE, close(1000, "bye")) : "", client -> {
      client.say(masked(CLOSE, close(1000, "my mail")));
      assertThat(seen()).isEqualTo(CLOSE + close(1000, ""));
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1000, "bye"));
      assertThat(client.rest()).isEmpty();
      assertThat(line.fault()).isEqualTo("complete");
    });
  }

  @Test
  void closesWithTheUpstream() throws Exception {
    open(frame(CLOSE, close(4001, "enough")), client -> {
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(4001, "enough"));
      client.say(masked(CLOSE, ""));
      assertThat(seen()).isEqualTo(CLOSE);
      assertThat(line.fault()).isEqualTo("complete");
    });
  }

  @Test
  void endsWithAClientThatBreaksTheProtocol() throws Exception {
    open("", client -> {
      client.say(frame(TEXT, "no mask"));
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1002, "a frame without a mask"));
      assertThat(client.rest()).isEmpty();
      assertThat(seen()).isEqualTo(CLOSE + close(1001, ""));
      assertThat(line.fault()).isEqualTo("502 client: a frame without a mask");
    });
  }

  @Test
  void endsWithAnUpstreamThatBreaksTheProtocol() throws Exception {
    open(frame(TEXT, "\u00ff"), client -> {
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1014, "upstream: text that is not UTF-8"));
      assertThat(seen()).isEqualTo(CLOSE + close(1007, ""));
      assertThat(line.fault()).isEqualTo("502 upstream: text that is not UTF-8");
    });
  }

  @Test
  void tellsOneSideThatTheOtherHasGone() throws Exception {
    open("", client -> {
      client.socket.close();
      assertThat(seen()).isEqualTo(CLOSE + close(1001, ""));
      assertThat(line.fault()).isEqualTo("502 client went away");
    });
    try (RawUpstream up = RawUpstream.start(with -> with.say(RawFrames.accepting(with.request(), "")));
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(OPENING + "\r\n").head();
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1014, "the upstream went away"));
      assertThat(line.fault()).isEqualTo("502 connection closed by the upstream");
    }
  }

  @Test
  void refusesAMessageOverTheCap() throws Exception {
    line.max = 100;
    open("", client -> {
      client.say(masked("\u0001", "x".repeat(60)) + masked("\u0080", "x".repeat(60)));
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1009, "Weir: too large"));
      assertThat(seen()).isEqualTo(CLOSE + close(1009, ""));
    });
  }

  @Test
  void passesFramesOnWhereNobodyLooks() throws Exception {
    line.inspects = false;
    open(frame("\u0001", "a token") + frame("\u0080", " and"), client -> {
      assertThat(RawFrames.read(client)).isEqualTo("\u0001a token");
      assertThat(RawFrames.read(client)).isEqualTo("\u0080 and");
      client.say(masked("\u0002", "a secret") + masked("\u0080", ""));
      assertThat(seen()).isEqualTo("\u0002a secret");
      assertThat(seen()).isEqualTo("\u0080");
      client.say(masked(TEXT, "\u00ff"));
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1007, "text that is not UTF-8"));
    });
  }

  @Test
  void endsASilentOne() throws Exception {
    Timeouts brief = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(700),
        Duration.ofSeconds(60));
    line.rule = Optional.of(new DestinationRule("up", List.of(), Optional.empty(), "",
        DestinationRule.Api.NONE, List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(), brief,
        AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED, Resilience.NONE));
    open("", client -> {
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1001, "idle for too long"));
      assertThat(seen()).isEqualTo(CLOSE + close(1001, ""));
      client.say(masked(CLOSE, ""));
      client.socket.close();
      assertThat(line.fault()).isEqualTo("502 idle for too long");
    });
  }

  @Test
  void goesAwayWithTheServer() throws Exception {
    open("", client -> {
      Thread closing = Thread.ofVirtual().start(wired.server::close);
      assertThat(RawFrames.read(client)).isEqualTo(CLOSE + close(1001, "Weir is going away"));
      assertThat(seen()).isEqualTo(CLOSE + close(1001, ""));
      closing.join(10_000);
    });
  }

  @Test
  void readsNoFasterThanTheOtherSideTakes() throws Exception {
    line.inspects = false;
    BlockingQueue<String> go = new LinkedBlockingQueue<>();
    long frames = 200;
    try (RawUpstream up = RawUpstream.start(with -> {
      with.say(RawFrames.accepting(with.request(), ""));
      go.take();
      byte[] part = new byte[1 << 20];
      long bytes = 0;
      for (int n = 0; n >= 0; n = with.socket.getInputStream().read(part)) {
        bytes += n;
      }
      upstreamSaw.add(Long.toString(bytes));
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(OPENING + "\r\n").head();
      String frame = BINARY + "\u00fe\u00ff\u00ff" + "\1\2\3\4" + "x".repeat(65535);
      long[] written = {0};
      Thread writing = Thread.ofVirtual().start(() -> {
        try {
          for (int i = 0; i < frames; i++) {
            client.say(frame);
            written[0]++;
          }
          client.socket.shutdownOutput();
        } catch (IOException e) {
          // The count tells.
        }
      });
      writing.join(1500);
      assertThat(writing.isAlive()).isTrue();
      go.add("go");
      writing.join(100_000);
      assertThat(written[0]).isEqualTo(frames);
      String taken = upstreamSaw.poll(60, TimeUnit.SECONDS);
      assertThat(taken == null ? 0 : Long.parseLong(taken)).isGreaterThan(frames * 65535);
    }
  }
}
