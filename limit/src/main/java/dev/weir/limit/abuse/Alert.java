package dev.weir.limit.abuse;

import dev.weir.model.RuleRef;
import dev.weir.model.net.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody is told.
 *
 * @param what a word for programs, such as {@code abuse.beacon}
 * @param caller empty text where none is known
 * @param reason in a sentence, with nothing of any content
 * @param action what was done about it
 */
public record Alert(Instant at, String what, String caller, String destination, RuleRef by, String reason,
    String action) {

  private static final String ABOUT = "\"what\":";

  /** Returns it as JSON, by an id of its own. */
  String json() {
    return "{\"id\":" + Json.quote(UUID.randomUUID().toString()) + ",\"at\":" + Json.quote(at.toString())
        + ","
        + about();
  }

  /** Returns what it says besides its id and its time: the end of its JSON. */
  String about() {
    return ABOUT + Json.quote(what) + ",\"caller\":" + Json.quote(caller) + ",\"destination\":"
        + Json.quote(destination) + ",\"rule\":" + Json.quote(by.name()) + ",\"reason\":"
        + Json.quote(reason) + ",\"action\":" + Json.quote(action) + "}";
  }

  /** Returns what the alert says that {@link #json} is {@code json} of. */
  static String about(String json) {
    return json.substring(Math.max(0, json.indexOf(ABOUT)));
  }
}
