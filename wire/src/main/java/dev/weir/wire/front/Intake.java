package dev.weir.wire.front;

import dev.weir.wire.http.BodyReader;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Preface;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of a client's connection: a head, then the pieces of its body for whoever wants them, then the next head.
 * Bytes that nobody takes yet wait here.
 */
final class Intake {

  /** Whom the heads are for. */
  interface Owner {

    /** Returns whether the next request may begin. */
    boolean takesRequests();

    /** A request has come; throws where it has no business here. */
    void begin(RequestHead head) throws Malformed;

    /** The client has opened with HTTP/2; returns whether that is taken up, by others, and nothing more is read here. */
    boolean knowsHttp2();

    /** The request is in flight: nothing more is read as a head until {@link Intake#next}. */
    void begun();

    /** What came is no proper HTTP, and nobody was reading a body that could be told. */
    void refuse(Malformed fault);
  }

  /** Above this, bytes that nobody takes stop the reading. */
  private static final int MAX_WAITING = 64 << 10;

  private final Loop loop;
  private final Owner owner;
  private final Inbox inbox = new Inbox();
  private @Nullable BodyReader body;
  private @Nullable BodySink sink;
  private boolean busy;
  private boolean pumping;
  private boolean broken;
  private boolean stopped;

  Intake(Loop loop, Owner owner) {
    this.loop = loop;
    this.owner = owner;
  }

  void add(ByteBufAllocator allocator, ByteBuf bytes) {
    inbox.add(allocator, bytes);
    pump();
  }

  /** Returns whether bytes wait that nobody has taken. */
  boolean waiting() {
    return inbox.size() > 0;
  }

  /** Returns how much memory the bytes that wait hold. */
  int held() {
    return inbox.held();
  }

  /** Returns whether there is room for more bytes. */
  boolean room() {
    return stopped || inbox.size() < MAX_WAITING;
  }

  /** Returns whether what came so far is in no state to be followed by another request. */
  boolean broken() {
    return broken;
  }

  /** Returns whether the body of the request in flight was not wholly taken. */
  boolean bodyOpen() {
    return body != null;
  }

  /** Returns whether the rest of the body is known to be longer than {@code bytes}. */
  boolean bodyOver(long bytes) {
    return body != null && body.known() > bytes;
  }

  /** Gives the rest of the body to {@code to}, from now on. */
  void feed(BodySink to) {
    sink = to;
    pump();
  }

  /** Leaves the rest of the body where it is. */
  void unfeed() {
    sink = null;
  }

  /** Returns whether a body's next bytes are wanted. */
  boolean hungry() {
    return sink != null && sink.ready();
  }

  /** Returns whether what is read now is passed over. */
  boolean draining() {
    return sink instanceof Drain;
  }

  /** Reads the next head. */
  void next() {
    busy = false;
    pump();
  }

  /** Reads no more, and gives back what waits. */
  void stop() {
    stopped = true;
    sink = null;
    inbox.release();
  }

  /** Returns what waits, owned by the caller; null where nothing does. */
  @Nullable
  ByteBuf takeAll() {
    return inbox.takeAll();
  }

  /** Tells whoever reads a body that there is no more of it. */
  void fail(IOException why) {
    broken = true;
    BodySink to = sink;
    sink = null;
    if (to != null) {
      to.failed(why);
    }
  }

  /** A read was complete: time to flush. */
  void pause() {
    if (sink != null) {
      sink.pause();
    }
  }

  /** Goes on as far as bytes and takers allow; calls from within are taken up by the outermost one. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!stopped && !broken && step()) {
        // Each step takes one head or one piece of a body.
      }
    } catch (Malformed e) {
      if (busy) {
        fail(e);
      } else {
        broken = true;
        owner.refuse(e);
      }
    } finally {
      pumping = false;
    }
  }

  /** Returns whether there may be more to do. */
  private boolean step() throws Malformed {
    if (!busy) {
      return head();
    }
    BodyReader from = body;
    BodySink to = sink;
    if (from == null || to == null || !to.ready()) {
      return false;
    }
    ByteBuf piece = from.next(inbox);
    if (piece != null) {
      to.content(piece);
    }
    if (body == from && from.done()) {
      body = null;
      sink = null;
      to.end(from.trailers());
      return true;
    }
    return piece != null;
  }

  private boolean head() throws Malformed {
    boolean may = inbox.size() > 0 && owner.takesRequests();
    int length = may ? inbox.head(loop.limits().lineBytes(), loop.limits().headBytes()) : -1;
    if (length < 0) {
      return false;
    }
    inbox.take(loop.scratch(), length);
    if (length == Preface.HEAD && Preface.begins(loop.scratch()) && owner.knowsHttp2()) {
      return false;
    }
    RequestHead head = RequestHead.parse(loop.scratch(), length, loop.limits().fields());
    body = head.framing() instanceof Framing.None ? null : new BodyReader(head.framing());
    owner.begin(head);
    busy = true;
    owner.begun();
    return true;
  }
}
