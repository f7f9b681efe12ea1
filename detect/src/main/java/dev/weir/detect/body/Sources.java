package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The raw bytes that values come from; offsets of the body count from the start of its array. For one thread. */
public final class Sources {

  private final Head head;
  private final Bytes body;
  /** Kept, since a long query may hold thousands of findings. */
  private byte @Nullable [] query;

  public Sources(Head head, Bytes body) {
    this.head = head;
    this.body = body;
  }

  public Head head() {
    return head;
  }

  /** Returns the body without its content codings. */
  public Bytes body() {
    return body;
  }

  /** Returns the bytes that {@code value} was decoded from. */
  byte[] of(Flat flat, int value) {
    return switch (flat.role(value).part()) {
      case PATH -> head.target().path().getBytes(StandardCharsets.UTF_8);
      case QUERY -> query();
      case HEADER -> head.headers().value(flat.place(value)).getBytes(StandardCharsets.UTF_8);
      case BODY -> body.array();
    };
  }

  private byte[] query() {
    byte[] kept = query;
    if (kept == null) {
      kept = head.target().query().getBytes(StandardCharsets.UTF_8);
      query = kept;
    }
    return kept;
  }
}
