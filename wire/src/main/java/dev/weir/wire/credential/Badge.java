package dev.weir.wire.credential;

import dev.weir.model.Secret;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves Weir in one request: fields, and an end of the query. What the caller has sent under the same names does not
 * leave. Lives while the request is written, and is wiped when it is closed.
 */
public final class Badge implements AutoCloseable {

  /** Nothing is shown. */
  public static final Badge NONE = new Badge(null);

  /** One field. */
  public record Field(String name, Secret value) {}

  private final List<Field> fields = new ArrayList<>(4);
  private final List<String> replaced = new ArrayList<>(4);
  private final @Nullable Target target;
  private @Nullable Secret tail;

  private Badge(@Nullable Target target) {
    this.target = target;
  }

  /** Returns a badge that shows nothing yet, for a request to {@code target}. */
  static Badge to(Target target) {
    return new Badge(target);
  }

  Badge show(String name, Secret value) {
    fields.add(new Field(name, value));
    return replace(name);
  }

  /** Shows what is no secret. */
  Badge show(String name, String value) {
    return show(name, Secret.own(value.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Says that the caller's field of this name does not leave. */
  Badge replace(String name) {
    replaced.add(name);
    return this;
  }

  /** Puts {@code parameters} behind the target's own. */
  Badge ending(Secret parameters) {
    tail = parameters;
    return this;
  }

  /** Returns what is shown in fields. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns whether the caller's field {@code name} must not leave. */
  public boolean replaces(String name) {
    for (int i = 0; i < replaced.size(); i++) {
      if (replaced.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names that {@link #replaces} is about. */
  public List<String> names() {
    return replaced;
  }

  /** Returns path and query of a request to {@code asked}, without the end of the query. */
  public String originForm(Target asked) {
    return target == null ? asked.originForm() : target.originForm();
  }

  /** Returns the end of the query, its separator first; null where there is none. */
  public @Nullable Secret tail() {
    return tail;
  }

  @Override
  public void close() {
    fields.forEach(field -> field.value().close());
    if (tail != null) {
      tail.close();
    }
  }
}
