package dev.weir.admin.http;

import dev.weir.admin.account.Actor;
import dev.weir.admin.account.Refused;
import dev.weir.admin.session.Client;
import dev.weir.admin.session.Session;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be asked.
 *
 * @param names what stands in the path, by the template's names
 * @param session of the browser; a visitor's where there is none, and of no use to routes that are open
 * @param actor who asks; empty where nobody had to say so
 */
public record Request(Map<String, String> names, Params params, Map<String, List<String>> fields,
    Bytes content,
    Client client, Session session, Optional<Actor> actor) {

  /** Returns what stands in the path for {@code name}. */
  public String name(String name) {
    return names.getOrDefault(name, "");
  }

  /** Returns who asks, where the route is not for everybody. */
  public Actor who() throws Refused {
    return actor.orElseThrow(() -> new Refused(Refused.Why.UNPROVEN, "sign in first"));
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return content.copy();
  }

  /** Returns the body as {@code type}; refused where it is none. */
  public <T> T body(Class<T> type) throws Refused {
    return Json.read(body(), type);
  }

  /** Returns the first value of a field of the head. */
  public Optional<String> field(String name) {
    @Nullable
    List<String> values = fields.get(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  /** Shows nothing of what was sent. */
  @Override
  public String toString() {
    return "Request[" + content.length() + " bytes, " + session + "]";
  }
}
