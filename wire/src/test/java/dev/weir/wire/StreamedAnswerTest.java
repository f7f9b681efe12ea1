package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Ending;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that come in pieces go on in pieces: no event waits for the one behind it. */
class StreamedAnswerTest {

  private static final String GET = "GET /up HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

  private final FakeLine line = new FakeLine();
  private final Wired wired;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  StreamedAnswerTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  /** Sends a piece only once the client has the one before it. */
  private void say(RawUpstream.Conversation with, String piece) throws Exception {
    with.say(piece);
    assertThat(arrived.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void everyChunkGoesOnBeforeTheNextOneComes() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      say(with, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 5; i++) {
        say(with, "9\r\ndata: " + i + "\n\n\r\n");
      }
      with.say("0\r\n\r\n");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      arrived.add(client.say(GET).head());
      for (int i = 0; i < 5; i++) {
        // The line end behind a chunk comes with what follows it.
        assertThat(client.bytes(i == 0 ? 12 : 14)).endsWith("9\r\ndata: " + i + "\n\n");
        arrived.add("event");
      }
      assertThat(client.bytes(7)).isEqualTo("\r\n0\r\n\r\n");
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
    }
  }

  @Test
  void everyPieceGoesOnWhereTheConnectionEndsTheAnswer() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      say(with, HEAD + "\r\n");
      say(with, "data: 1\n\n");
      say(with, "data: 2\n\n");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      arrived.add(client.say(GET.replace("1.1", "1.0")).head());
      assertThat(client.bytes(9)).isEqualTo("data: 1\n\n");
      arrived.add("event");
      assertThat(client.bytes(9)).isEqualTo("data: 2\n\n");
      arrived.add("event");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aChangedStreamGoesOnJustAsItComes() throws Exception {
    line.answers = FakeLine.treating(head -> new Answers.Treatment.Change(head, 1000));
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      say(with, HEAD + "Content-Length: 4\r\n\r\n");
      say(with, "ab");
      with.say("cd");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      String head = client.say(GET).head();
      arrived.add(head);
      assertThat(head).contains("Transfer-Encoding: chunked").doesNotContain("Content-Length");
      assertThat(client.bytes(7)).isEqualTo("4\r\n<ab>");
      arrived.add("piece");
      assertThat(client.bytes(9)).isEqualTo("\r\n4\r\n<cd>");
      assertThat(client.bytes(13)).isEqualTo("\r\n1\r\n!\r\n0\r\n\r\n");
    }
  }

  /** The client takes it for whole, and the upstream's connection is not used again. */
  @Test
  void aStreamThatTheLineWantsNoMoreOfEndsProperly() throws Exception {
    line.answers = FakeLine.cuttingBehind("b");
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      say(with, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      say(with, "1\r\na\r\n");
      with.say("1\r\nb\r\n1\r\nc\r\n");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      arrived.add(client.say(GET).head());
      assertThat(client.bytes(6)).isEqualTo("3\r\n<a>");
      arrived.add("piece");
      assertThat(client.bytes(15)).isEqualTo("\r\n3\r\n<b>\r\n0\r\n\r\n");
      assertThat(line.fault()).isEqualTo("403 cut off: enough");
    }
  }

  @Test
  void aChangedStreamIsCutOffBehindTheCap() throws Exception {
    line.answers = FakeLine.treating(head -> new Answers.Treatment.Change(head, 3));
    try (
        RawUpstream up = RawUpstream
            .answering(HEAD + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET).head();
      assertThat(client.rest()).doesNotContain("abcd", "0\r\n\r\n");
      assertThat(line.fault()).isEqualTo("502 answer over 3 bytes");
    }
    line.answers = FakeLine.treating(head -> new Answers.Treatment.Change(head, 3));
    try (RawUpstream up = RawUpstream.answering(HEAD + "Content-Length: 4\r\n\r\nabcd");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 502");
    }
  }
}
