package dev.weir.admin.openapi;

import dev.weir.admin.account.Role;
import dev.weir.admin.http.Access;
import dev.weir.admin.session.Session.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Who may ask, as the document says it.
 *
 * @param told in words
 * @param openly whether there is a case in which nobody has to show anything
 * @param bySession whether a browser's session lets in
 * @param byToken whether a token lets in
 */
record Permission(String told, boolean openly, boolean bySession, boolean byToken) {

  static Permission of(Access access) {
    return switch (access) {
      case Access.Open _ -> new Permission("Open to everybody.", true, false, false);
      case Access.OpenNearby(Access.Of otherwise) ->
        new Permission("Open on loopback; elsewhere: " + told(otherwise), true, true, true);
      case Access.OpenAtFirst(Access.Of otherwise) -> new Permission(
          "Open on loopback as long as there is neither account nor token; then: " + told(otherwise), true,
          true, true);
      case Access.Own own -> new Permission(told(own), own.states().contains(State.NONE), true, false);
      case Access.Of of -> new Permission(told(of), false, true, of.proof() != Access.Proof.FRESH_PERSON);
    };
  }

  private static String told(Access.Own own) {
    String states = String.join(", ", new TreeSet<>(own.states().stream().map(State::word).toList()));
    return "A browser's session in the state " + states
        + (own.fresh() ? "; after a step-up where it is signed in." : ".");
  }

  private static String told(Access.Of of) {
    String role = of.role() == Role.VIEWER ? "any role" : "the role " + of.role().word();
    String proof = switch (of.proof()) {
      case NONE -> "";
      case FRESH -> " A person needs a step-up.";
      case FRESH_PERSON -> " After a step-up; never a token.";
    };
    return "A person with " + role + ", or a token with the scope " + of.scope().word() + "." + proof
        + (of.byTeam() ? " Those who belong to teams see their own alone." : "");
  }

  /** Returns the document's alternatives; an empty one where nothing has to be shown. */
  ArrayNode security() {
    ArrayNode security = JsonMapper.shared().createArrayNode();
    if (openly) {
      security.addObject();
    }
    if (bySession) {
      security.addObject().putArray("session");
    }
    if (byToken) {
      security.addObject().putArray("token");
    }
    return security;
  }

  /** Returns with what it is refused, and why. */
  Map<String, String> refusals() {
    Map<String, String> refusals = new TreeMap<>();
    if (bySession || byToken) {
      refusals.put("401", "Not signed in, or what was shown proves nothing.");
      refusals.put("403",
          "Not for whoever asks, not in this state, without a step-up, or without the CSRF token.");
    }
    return refusals;
  }
}
