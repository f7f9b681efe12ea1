package dev.weir.admin.api;

import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Code;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.model.settings.AdminRule.TwoPerson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What takes two persons: one asks, another one, who is an admin too, approves within a quarter of an hour, and the first one
 * asks again, once, with {@code ?approval=ID}. Kept in memory: a restart forgets what was asked for.
 */
public final class Approvals {

  private static final String ALL = "/api/approvals";
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final int MOST = 200;
  private static final int ID_BYTES = 10;
  private static final Access SEE = Access.role(Role.ADMIN, Scope.ACCOUNTS);
  private static final Access DECIDE = new Access.Of(Role.ADMIN, Scope.ACCOUNTS, Access.Proof.FRESH_PERSON,
      false);

  private record Asked(String id, TwoPerson what, String subject, String by, Instant ends,
      Optional<String> approvedBy) {
    Asked approved(String name) {
      return new Asked(id, what, subject, by, ends, Optional.of(name));
    }
  }

  private record Decision(@Nullable Boolean approve) {}

  private final Set<TwoPerson> needed;
  private final Changes changes;
  private final InstantSource clock;
  private final Map<String, Asked> open = new HashMap<>();

  public Approvals(Set<TwoPerson> needed, Changes changes, InstantSource clock) {
    this.needed = Set.copyOf(needed);
    this.changes = changes;
    this.clock = clock;
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get(ALL, SEE, this::list), Route.put(ALL + "/{id}", DECIDE, this::decide));
  }

  /**
   * Returns nothing where {@code request} may do this now; what is answered where another person has to approve it first.
   * An approval that is used is spent.
   */
  synchronized Optional<Reply> missing(Request request, TwoPerson what, String subject) throws IOException {
    if (!needed.contains(what)) {
      return Optional.empty();
    }
    forgetOld();
    String by = request.who().name();
    String shown = request.params().text("approval");
    if (shown.isEmpty()) {
      return Optional.of(ask(what, subject, by));
    }
    Asked asked = open.get(shown);
    if (asked == null || asked.what() != what || !asked.subject().equals(subject) || !asked.by().equals(by)
        || asked.approvedBy().isEmpty()) {
      throw new Refused(Refused.Why.FORBIDDEN, "there is no approval of this for you, or not yet");
    }
    open.remove(shown);
    return Optional.empty();
  }

  private Reply ask(TwoPerson what, String subject, String by) throws IOException {
    if (open.size() >= MOST) {
      throw Refused.until(Refused.Why.BUSY, LIFE);
    }
    Asked asked = new Asked(Code.id(ID_BYTES), what, subject, by, clock.instant().plus(LIFE),
        Optional.empty());
    changes.put(by, "approval asked", subject, what.word() + ", " + asked.id());
    open.put(asked.id(), asked);
    return Reply.json(202, told(asked));
  }

  private synchronized Answer list(Request request) {
    forgetOld();
    return Reply.json(200,
        open.values().stream().sorted(Comparator.comparing(Asked::ends)).map(Approvals::told).toList());
  }

  private synchronized Answer decide(Request request) throws IOException {
    forgetOld();
    Boolean approve = request.body(Decision.class).approve();
    Asked asked = open.get(request.name("id"));
    if (asked == null) {
      throw new Refused(Refused.Why.MISSING, "nobody asks for this, or not any more");
    }
    String name = request.who().name();
    if (approve == null || approve && asked.by().equals(name)) {
      throw approve == null
          ? new Refused(Refused.Why.MALFORMED, "say approve: true or false")
          : new Refused(Refused.Why.FORBIDDEN, "it takes another person than the one who asks");
    }
    changes.put(name, approve ? "approval given" : "approval refused", asked.subject(),
        asked.what().word() + " for " + asked.by() + ", " + asked.id());
    if (approve) {
      open.put(asked.id(), asked.approved(name));
    } else {
      open.remove(asked.id());
    }
    return Reply.none();
  }

  private void forgetOld() {
    Instant now = clock.instant();
    open.values().removeIf(asked -> !now.isBefore(asked.ends()));
  }

  private static Map<String, @Nullable Object> told(Asked asked) {
    return Json.object("approval", asked.id(), "action", asked.what().word(), "subject", asked.subject(),
        "by",
        asked.by(), "approved_by", asked.approvedBy().orElse(null), "expires", asked.ends().toString());
  }
}
