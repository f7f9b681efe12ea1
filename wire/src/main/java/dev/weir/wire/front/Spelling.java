package dev.weir.wire.front;

import dev.weir.gateway.OwnAnswer;
import dev.weir.model.AnswerHead;
import dev.weir.model.CallId;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.HopByHop;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;

/** How heads of answers are spelled for a client. */
final class Spelling {

  private Spelling() {}

  /** Starts an answer: status line and {@code headers} but for those that are the wire's to say. */
  static HeadWriter begin(Loop loop, int status, Headers headers) {
    HeadWriter head = loop.writer().begin().text("HTTP/1.1 ").text(statusText(status)).line();
    boolean dated = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (mayAnswer(name)) {
        head.field(name, headers.value(i));
        dated = dated || name.equalsIgnoreCase("Date");
      }
    }
    return dated ? head : head.field("Date", loop.date());
  }

  /** Returns the answer to a CONNECT that has become a tunnel, with what the line has to say of it. */
  static ByteBuf established(ClientConnection to, Headers named) {
    HeadWriter head = to.loop().writer().begin().text("HTTP/1.1 200 Connection Established").line();
    named.forEach(head::field);
    ByteBuf out = to.channel().alloc().ioBuffer(head.line().length());
    head.into(out);
    return out;
  }

  /** Writes the 101 behind which the connection speaks another protocol; {@code fields} say which. */
  static void switching(ClientConnection to, AnswerHead head, Headers fields) {
    HeadWriter spelled = begin(to.loop(), head.status(), head.headers());
    fields.forEach(spelled::field);
    to.out().add(spelled.line(), Bytes.EMPTY);
    to.out().flush();
  }

  /** Starts an answer on an HTTP/2 stream in the same way. */
  static BlockWriter block(Loop loop, Headers headers) {
    BlockWriter block = new BlockWriter();
    boolean dated = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (mayAnswer(name)) {
        block.field(name, headers.value(i));
        dated = dated || name.equalsIgnoreCase("Date");
      }
    }
    return dated ? block : block.field("date", loop.date());
  }

  /** Ends an answer's head: what becomes of the connection, where that is not what the version means by itself. */
  static HeadWriter end(HeadWriter head, boolean http11, boolean keep) {
    if (keep != http11) {
      head.field("Connection", keep ? "keep-alive" : "close");
    }
    return head.line();
  }

  /** Adds how the body ends; {@code framing} is one that the client's version knows. */
  static void framing(HeadWriter head, Framing framing) {
    switch (framing) {
      case Framing.Fixed(long length) -> head.field("Content-Length", length);
      case Framing.Chunked _ -> head.field("Transfer-Encoding", "chunked");
      case Framing.None _,Framing.UntilClose _ -> {
      }
    }
  }

  /** Adds the length of a body that is not there: a HEAD's or a 304's is what it would be; 204 has none to say. */
  static void empty(HeadWriter head, AnswerHead answer, boolean toHead) {
    if (!toHead && answer.status() != 304) {
      if (answer.status() != 204) {
        head.field("Content-Length", 0);
      }
      return;
    }
    answer.headers().first("Content-Length").ifPresent(length -> head.field("Content-Length", length));
  }

  /** Returns the answer where there is too much to do already. */
  static OwnAnswer busy(String why) {
    return problem(Status.UNAVAILABLE, why, "(limits)", "Retry-After", "1");
  }

  /** Returns the answer where Weir itself has failed. */
  static OwnAnswer internal() {
    return problem(Status.INTERNAL, "Weir failed while it worked on this request", "(fault)");
  }

  /** The texts are Weir's own, so nothing in them needs an escape. */
  private static OwnAnswer problem(Status status, String detail, String rule, String... more) {
    String id = CallId.next(System.currentTimeMillis()).text();
    String json = "{\"type\":\"about:blank\",\"title\":\"" + status.title() + "\",\"status\":" + status.code()
        + ",\"detail\":\"" + detail + "\",\"rule\":\"" + rule + "\",\"request_id\":\"" + id + "\"}";
    Headers.Builder headers = Headers.of("Content-Type", "application/problem+json", "Weir-Request-Id", id,
        "Weir-Decision", "deny", "Weir-Inspected", "none").toBuilder();
    for (int i = 0; i < more.length; i += 2) {
      headers.add(more[i], more[i + 1]);
    }
    return new OwnAnswer(status.code(), headers.build(), Bytes.utf8(json), true);
  }

  private static boolean mayAnswer(String name) {
    return !HopByHop.is(name) || name.equalsIgnoreCase("Proxy-Authenticate");
  }

  private static String statusText(int status) {
    return status == 200 ? "200 OK" : HttpResponseStatus.valueOf(status).toString();
  }
}
