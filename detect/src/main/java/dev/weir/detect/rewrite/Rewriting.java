package dev.weir.detect.rewrite;

import dev.weir.detect.body.Role;
import dev.weir.model.Head;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects replacements in the order of their places, then makes the request that they lead to. */
public final class Rewriting {

  private final Edits path = new Edits();
  private final Edits query = new Edits();
  private final Edits body = new Edits();
  private final Map<Integer, Edits> headers = new HashMap<>();
  private int count;
  /** A number becomes a string once, round all of the replacements in it. */
  private @Nullable Place openNumber;

  /** Puts {@code text} in the place; places come in order and do not overlap. */
  public void put(Place place, String text) {
    count++;
    closeNumberBefore(place);
    String written = place.role().escape().write(text);
    switch (place.role().part()) {
      case PATH -> path.add(place.from(), place.to(), written);
      case QUERY -> query.add(place.from(), place.to(), written);
      case HEADER ->
        headers.computeIfAbsent(place.header(), _ -> new Edits()).add(place.from(), place.to(), written);
      case BODY -> {
        if (place.role() == Role.JSON_NUMBER && openNumber == null) {
          body.add(place.wholeFrom(), place.wholeFrom(), "\"");
          openNumber = place;
        }
        body.add(place.from(), place.to(), written);
      }
    }
  }

  private void closeNumberBefore(@Nullable Place next) {
    Place open = openNumber;
    if (open != null
        && (next == null || next.wholeFrom() != open.wholeFrom() || next.role() != open.role())) {
      body.add(open.wholeTo(), open.wholeTo(), "\"");
      openNumber = null;
    }
  }

  /**
   * Returns the request with all replacements made.
   *
   * @param sent the body as it came
   * @param plain the body without its content codings: what leaves where it is changed
   */
  public Rewritten applied(Head head, Bytes sent, Bytes plain) throws CannotRewrite {
    closeNumberBefore(null);
    if (count == 0) {
      return new Rewritten(head, sent, 0);
    }
    if (Signatures.cover(head.headers())) {
      throw new CannotRewrite("the request is signed");
    }
    Target target = head.target();
    Target changed = new Target(target.origin(), text(path, target.path()), text(query, target.query()),
        target.hasQuery());
    boolean bodyStays = body.isEmpty();
    Headers fields = fields(head.headers(), !bodyStays);
    Bytes rewritten = bodyStays
        ? sent
        : Bytes.wrap(body.applied(plain.array(), plain.offset(), plain.offset() + plain.length()));
    return new Rewritten(new Head(head.method(), changed, fields), rewritten, count);
  }

  private Headers fields(Headers old, boolean newBody) {
    Headers.Builder fields = Headers.builder();
    for (int i = 0; i < old.size(); i++) {
      if (!newBody || !Signatures.ofOldBody(old.name(i))) {
        Edits edits = headers.get(i);
        fields.add(old.name(i), edits == null ? old.value(i) : text(edits, old.value(i)));
      }
    }
    return fields.build();
  }

  private static String text(Edits edits, String old) {
    if (edits.isEmpty()) {
      return old;
    }
    byte[] bytes = old.getBytes(StandardCharsets.UTF_8);
    return new String(edits.applied(bytes, 0, bytes.length), StandardCharsets.UTF_8);
  }
}
