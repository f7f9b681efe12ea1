package dev.weir.detect.answer;

import dev.weir.detect.body.Doc;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Tree;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * The errors that end a stream of JSON-RPC: one for each call in its request, so that no client waits for an answer or asks for
 * the rest of the stream. Source: Model Context Protocol, revision 2025-06-18, "Streamable HTTP".
 */
final class Unanswered {
  private static final int LONGEST_ID = 200;
  private static final String NAME = "id";

  private Unanswered() {}

  /** Returns the events that say so to whoever has sent {@code request}; empty text where that makes no call. */
  static String events(Bytes request) {
    Flat flat = new Flat();
    new JsonReader().read(new Doc(0, request, Tree.ROOT, Tree.NOWHERE), flat);
    StringBuilder events = new StringBuilder();
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_KEY && isOfMessage(flat, value) && name(flat, value).equals(NAME)) {
        String id = id(request, flat.rawEnd(value) + 1);
        if (!id.isEmpty()) {
          events.append("event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":").append(id)
              .append(",\"error\":{\"code\":-32003,\"message\":\"Weir: the answer is withheld\"}}\n\n");
        }
      }
    }
    return events.toString();
  }

  /** Returns whether it stands in the outermost object, or in one of a batch. */
  private static boolean isOfMessage(Flat flat, int value) {
    Tree tree = flat.tree();
    int around = tree.holder(flat.holder(value));
    return around <= 0 || tree.holder(around) <= 0 && tree.place(flat.holder(value)) < 0;
  }

  private static String name(Flat flat, int value) {
    return new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
        StandardCharsets.UTF_8);
  }

  /** Returns a text, in its quotes, or a number as it is written; empty text where there is neither, or a very long one. */
  private static String id(Bytes request, int behindName) {
    byte[] raw = request.array();
    int end = Math.min(request.offset() + request.length(), behindName + LONGEST_ID);
    int from = behindName;
    while (from < end && (raw[from] <= ' ' || raw[from] == ':')) {
      from++;
    }
    boolean isText = from < end && raw[from] == '"';
    int to = isText ? from + 1 : from;
    while (to < end && (isText ? raw[to] != '"' : isOfNumber(raw[to]))) {
      to += raw[to] == '\\' ? 2 : 1;
    }
    to += isText ? 1 : 0;
    return to > end ? "" : new String(raw, from, to - from, StandardCharsets.UTF_8);
  }

  private static boolean isOfNumber(byte c) {
    return c >= '0' && c <= '9' || c == '-';
  }
}
