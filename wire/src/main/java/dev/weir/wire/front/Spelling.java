package dev.weir.wire.front;

import dev.weir.gateway.OwnAnswer;
import dev.weir.model.AnswerHead;
import dev.weir.model.CallId;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.HopByHop;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.loop.Loop;
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

  /** Returns the answer to a request that is no proper HTTP, which the line never sees. */
  static OwnAnswer refusal(Malformed fault) {
    return problem(fault.status().code(), fault.status().title(), fault.why(), "(request)");
  }

  /** Returns the answer where Weir itself has failed. */
  static OwnAnswer internal() {
    return problem(500, "Internal fault", "Weir failed while it worked on this request", "(fault)");
  }

  /** The texts are Weir's own, so nothing in them needs an escape. */
  private static OwnAnswer problem(int status, String title, String detail, String rule) {
    String id = CallId.next(System.currentTimeMillis()).text();
    String json = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
        + ",\"detail\":\"" + detail + "\",\"rule\":\"" + rule + "\",\"request_id\":\"" + id + "\"}";
    Headers headers = Headers.of("Content-Type", "application/problem+json", "Weir-Request-Id", id,
        "Weir-Decision", "deny", "Weir-Inspected", "none");
    return new OwnAnswer(status, headers, Bytes.utf8(json), true);
  }

  private static boolean mayAnswer(String name) {
    return !HopByHop.is(name) || name.equalsIgnoreCase("Proxy-Authenticate");
  }

  private static String statusText(int status) {
    return status == 200 ? "200 OK" : HttpResponseStatus.valueOf(status).toString();
  }
}
