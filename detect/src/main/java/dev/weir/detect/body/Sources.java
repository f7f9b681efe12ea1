package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;

/** The raw bytes that values come from; offsets of the body count from the start of its array. */
public record Sources(Head head, Bytes body) {

  /** Returns the bytes that {@code value} was decoded from. */
  public byte[] of(Flat flat, int value) {
    return switch (flat.role(value).part()) {
      case PATH -> head.target().path().getBytes(StandardCharsets.UTF_8);
      case QUERY -> head.target().query().getBytes(StandardCharsets.UTF_8);
      case HEADER -> head.headers().value(flat.place(value)).getBytes(StandardCharsets.UTF_8);
      case BODY -> body.array();
    };
  }
}
