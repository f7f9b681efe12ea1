package dev.weir.wire;

import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.model.settings.HttpVersions;
import dev.weir.wire.FrameClient.Answer;
import dev.weir.wire.FrameClient.Frame;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of gRPC whose messages are looked at one by one, while the answer may come already. */
class RpcTest {

  private static final int GRPC_DENIED = 7;

  private final MessagesLine line = new MessagesLine();
  private final Wired wired;
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  RpcTest() throws IOException {
    wired = new Wired(line);
    line.rule = FakeLine.speaking(HttpVersions.TWO);
    line.denial = GRPC_DENIED;
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private static String message(String text) {
    return "\0\0\0\0" + (char) text.length() + text;
  }

  private FrameClient calling() throws IOException {
    return new FrameClient(wired.server.gatewayAddress()).open().headers(1, 0,
        request("POST", "/up", "content-type", "application/grpc", "te", "trailers"));
  }

  private RawUpstream upstream(RawUpstream.Http2 script) throws IOException {
    RawUpstream up = RawUpstream.http2(script);
    line.port = up.port();
    return up;
  }

  /** Says what comes on the call again, frame by frame, until its end. */
  private RawUpstream echo() throws IOException {
    return upstream(with -> {
      with.next(HEADERS, 3);
      with.headers(3, 0, ":status", "200", "content-type", "application/grpc");
      Frame frame = with.next(DATA, 3);
      while (!frame.ends()) {
        with.data(3, false, frame.payload().utf8());
        frame = with.next(DATA, 3);
      }
      with.headers(3, END_STREAM, "grpc-status", "0");
    });
  }

  /** Notes what comes, and answers nothing. */
  private RawUpstream silent() throws IOException {
    return upstream(with -> {
      while (true) {
        Frame frame = with.read();
        switch (frame.type()) {
          case DATA -> seen.add(frame.payload().utf8() + (frame.ends() ? "." : ""));
          case RST_STREAM -> seen.add("reset");
          default -> {
          }
        }
      }
    });
  }

  private String seen() throws InterruptedException {
    return String.valueOf(seen.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void carriesMessagesBothWaysAtOnce() throws Exception {
    try (RawUpstream up = echo(); FrameClient client = calling()) {
      for (String text : new String[]{"one", "two", "three"}) {
        client.data(1, false, message(text));
        assertThat(client.next(DATA, 1).payload().utf8()).isEqualTo(message(text));
      }
      client.data(1, true, "");
      Http2Headers trailers = client.decode(client.next(HEADERS, 1));
      assertThat(trailers.get("grpc-status")).hasToString("0");
      assertThat(line.sent).hasSize(2);
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void takesACallOfOneMessageWhole() throws Exception {
    try (RawUpstream up = echo(); FrameClient client = calling()) {
      client.raw(
          joined(FrameClient.frameBytes(DATA, 0, 1, message("one").getBytes(StandardCharsets.ISO_8859_1)),
              FrameClient.frameBytes(DATA, END_STREAM, 1)));
      Answer answer = client.answer(1);
      assertThat(answer.trailers()).isNotNull();
      assertThat(line.sent).isEmpty();
      assertThat(up.connections).hasValue(1);
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  @Test
  void findsMessagesWhereverFramesCutThem() throws Exception {
    try (RawUpstream up = silent(); FrameClient client = calling()) {
      String row = message("one") + message("two") + message("") + message("four");
      for (int i = 0; i < row.length(); i++) {
        client.data(1, false, row.substring(i, i + 1));
      }
      client.data(1, true, "");
      StringBuilder all = new StringBuilder();
      while (all.indexOf(".") < 0) {
        all.append(seen());
      }
      assertThat(all).hasToString(row + ".");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void keepsTheOrderOfMessagesThatAreDecidedInAnother() throws Exception {
    try (RawUpstream up = silent(); FrameClient client = calling()) {
      client.data(1, false, message("first"));
      assertThat(seen()).isEqualTo(message("first"));
      line.holds = true;
      client.data(1, false, message("two") + message("three"));
      Executor loop = line.seen.take().loop();
      Runnable two = line.held.take();
      loop.execute(line.held.take());
      assertThat(seen).isEmpty();
      loop.execute(two);
      assertThat(seen()).isEqualTo(message("two") + message("three"));
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void endsTheCallWhereAMessageIsDeniedBeforeAnAnswer() throws Exception {
    try (RawUpstream up = silent(); FrameClient client = calling()) {
      client.data(1, false, message("first"));
      assertThat(seen()).isEqualTo(message("first"));
      client.data(1, false, message("a secret") + message("more"));
      Answer answer = client.answer(1);
      assertThat(answer.head().get("grpc-status")).hasToString("7");
      assertThat(answer.head().get("grpc-message")).hasToString("Weir: no-secrets");
      assertThat(seen()).isEqualTo("reset");
      assertThat(line.fault()).isEqualTo("403 a message was denied");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void endsAnAnswerThatHasBegunWithTheStatusOfADenial() throws Exception {
    try (RawUpstream up = echo(); FrameClient client = calling()) {
      client.data(1, false, message("first"));
      assertThat(client.next(DATA, 1).payload().utf8()).isEqualTo(message("first"));
      client.data(1, false, message("a secret"));
      Http2Headers trailers = client.decode(client.next(HEADERS, 1));
      assertThat(trailers.get("grpc-status")).hasToString("7");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void refusesAMessageThatIsTooLargeBeforeItHasCome() throws Exception {
    line.max = 100;
    try (RawUpstream up = silent(); FrameClient client = calling()) {
      client.data(1, false, message("first"));
      assertThat(seen()).isEqualTo(message("first"));
      client.data(1, false, "\0\1\0\0\0" + "x");
      assertThat(client.answer(1).head().get("grpc-message")).hasToString("Weir: too large");
      assertThat(seen()).isEqualTo("reset");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void refusesABodyThatEndsWithinAMessage() throws Exception {
    try (RawUpstream up = silent(); FrameClient client = calling()) {
      client.data(1, false, message("first"));
      assertThat(seen()).isEqualTo(message("first"));
      client.data(1, true, "\0\0\0\0\5ab");
      assertThat(client.answer(1).status()).isEqualTo("400");
      assertThat(seen()).isEqualTo("reset");
      assertThat(line.fault()).isEqualTo("400 request body: it ends within a message");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void tellsTheUpstreamThatTheClientHasGone() throws Exception {
    try (RawUpstream up = silent()) {
      try (FrameClient client = calling()) {
        client.data(1, false, message("first"));
        assertThat(seen()).isEqualTo(message("first"));
      }
      assertThat(seen()).isEqualTo("reset");
      assertThat(line.fault()).isEqualTo("400 request body: client went away");
      assertThat(up.connections).hasValue(1);
    }
  }
}
