package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.http.Chunks;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One turn on an HTTP/1 connection: spells the answer to one request, and says what becomes of the connection behind it. */
final class ClientTurn implements Client {

  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Room behind the head for the first pieces of a body whose length nobody knows. */
  private static final int USUAL_CHUNK = 2 << 10;

  private final ClientConnection connection;
  private final RequestHead head;
  private @Nullable Chunks chunks;
  private boolean continued;
  private boolean last;
  private boolean keep;
  private boolean endsWithConnection;

  ClientTurn(ClientConnection connection, RequestHead head) {
    this.connection = connection;
    this.head = head;
    continued = !head.expectsContinue();
  }

  @Override
  public Station station() {
    return connection.station();
  }

  @Override
  public boolean open() {
    return connection.channel().isActive();
  }

  @Override
  public boolean writable() {
    return connection.channel().isWritable();
  }

  @Override
  public boolean bodyOpen() {
    return connection.bodyOpen();
  }

  @Override
  public void feed(BodySink to) {
    if (!continued) {
      continued = true;
      connection.out().add(Unpooled.wrappedBuffer(CONTINUE));
      connection.flush();
    }
    connection.feed(to);
  }

  @Override
  public void unfeed() {
    connection.unfeed();
  }

  @Override
  public void resume() {
    connection.resume();
  }

  @Override
  public void last() {
    last = true;
  }

  @Override
  public void whole(AnswerHead answer, Bytes body, Headers trailers) {
    // What follows a CONNECT that was refused may be meant for the tunnel.
    boolean early = head.method().equals("CONNECT") && connection.hasMore();
    keep = keeps() && !early;
    HeadWriter spelled = Spelling.begin(connection.loop(), answer.status(), answer.headers())
        .field("Content-Length", body.length());
    Spelling.end(spelled, head.http11(), keep);
    connection.out().add(spelled, head.method().equals("HEAD") ? Bytes.EMPTY : body);
  }

  @Override
  public void begin(AnswerHead answer, Framing framing) {
    boolean unsized = framing instanceof Framing.Chunked || framing instanceof Framing.UntilClose;
    Framing toClient = !unsized ? framing : head.http11() ? Framing.CHUNKED : Framing.UNTIL_CLOSE;
    chunks = toClient instanceof Framing.Chunked ? new Chunks() : null;
    endsWithConnection = toClient instanceof Framing.UntilClose;
    // An answer that comes before the request was whole leaves the rest of it behind.
    keep = !endsWithConnection && keeps() && !connection.bodyOpen();
    HeadWriter spelled = Spelling.begin(connection.loop(), answer.status(), answer.headers());
    if (toClient instanceof Framing.None) {
      Spelling.empty(spelled, answer, head.method().equals("HEAD"));
    } else {
      Spelling.framing(spelled, toClient);
    }
    connection.out().add(Spelling.end(spelled, head.http11(), keep), room(toClient));
  }

  /** Returns how many bytes behind the head may leave together with it. */
  private static long room(Framing framing) {
    return switch (framing) {
      case Framing.Fixed(long length) -> length;
      case Framing.Chunked _,Framing.UntilClose _ -> USUAL_CHUNK;
      case Framing.None _ -> 0;
    };
  }

  /** Returns whether the connection can be kept behind the answer, which says so. */
  private boolean keeps() {
    // A client that still waits for 100 may or may not send the body behind a final answer.
    boolean inStep = continued || !connection.bodyOpen();
    return head.keepAlive() && inStep && !last && connection.mayKeep();
  }

  @Override
  public void content(ByteBuf piece) {
    if (chunks != null) {
      chunks.write(connection.out(), piece);
    } else {
      connection.out().add(piece);
    }
  }

  @Override
  public void end(Headers trailers) {
    if (chunks != null) {
      chunks.end(connection.out(), trailers);
    }
  }

  @Override
  public void flush() {
    connection.flush();
  }

  @Override
  public void done() {
    connection.answered(keep);
  }

  /** A reset, where the connection's end would otherwise look like the answer's. */
  @Override
  public void cut() {
    connection.cut(endsWithConnection);
  }

  @Override
  public ClientConnection alone() {
    return connection;
  }
}
