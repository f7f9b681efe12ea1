package dev.weir.wire.back;

import dev.weir.model.Prepared;
import dev.weir.model.Secret;
import dev.weir.model.net.Headers;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.HopByHop;

/** Spells what leaves: nothing raw, everything anew from what was judged, the credential last. */
final class Outbound {

  private Outbound() {}

  /** Writes the head of {@code prepared} with {@code framing} into {@code writer}; {@code more} are fields of the connection. */
  static void head(HeadWriter writer, Prepared prepared, Framing framing, Headers more, Badge badge) {
    String method = prepared.head().method();
    writer.begin().text(method).text(" ").text(badge.originForm(prepared.head().target()));
    Secret tail = badge.tail();
    if (tail != null) {
      writer.secret(tail);
    }
    writer.text(" HTTP/1.1").line().field("Host", prepared.head().target().origin().authority());
    fields(writer, prepared.head().headers(), badge);
    switch (framing) {
      case Framing.Fixed(long length) -> writer.field("Content-Length", length);
      case Framing.Chunked _ -> writer.field("Transfer-Encoding", "chunked");
      case Framing.None _,Framing.UntilClose _ -> {
        if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
          writer.field("Content-Length", 0);
        }
      }
    }
    more.forEach(writer::field);
    badge.fields().forEach(field -> writer.field(field.name(), field.value()));
    writer.line();
  }

  /** Spells the same for a stream; what a request line and Host say stands in pseudo-headers. */
  static BlockWriter block(Prepared prepared, Framing framing, Badge badge) {
    BlockWriter block = new BlockWriter();
    Headers headers = prepared.head().headers();
    boolean names = HopByHop.namesFields(headers);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (leaves(headers, name, names, badge)) {
        block.field(name, headers.value(i));
      } else if (name.equalsIgnoreCase("TE") && headers.value(i).equalsIgnoreCase("trailers")) {
        block.field("te", "trailers");
      }
    }
    if (framing instanceof Framing.Fixed(long length)) {
      block.field("content-length", length);
    }
    badge.fields().forEach(field -> block.field(field.name(), field.value()));
    return block;
  }

  /** Returns the path of a stream's request. */
  static String path(Prepared prepared, Badge badge) {
    String own = badge.originForm(prepared.head().target());
    Secret tail = badge.tail();
    return tail == null ? own : own + BlockWriter.text(tail);
  }

  private static void fields(HeadWriter writer, Headers headers, Badge badge) {
    boolean names = HopByHop.namesFields(headers);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (leaves(headers, name, names, badge)) {
        writer.field(name, headers.value(i));
      }
    }
  }

  private static boolean leaves(Headers headers, String name, boolean names, Badge badge) {
    return !HopByHop.is(name) && !badge.replaces(name) && !(names && HopByHop.named(headers, name));
  }
}
