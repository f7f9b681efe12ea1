package dev.weir.admin.api;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Accounts;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/accounts}: who administers this Weir. Whoever changes an account says which edition of it was read. */
public record AccountsApi(Desk desk) {

  private static final String ALL = "/api/accounts";
  private static final String ONE = ALL + "/{name}";
  private static final Access SEE = Access.role(Role.ADMIN, Scope.ACCOUNTS);
  private static final Access CHANGE = new Access.Of(Role.ADMIN, Scope.ACCOUNTS, Access.Proof.FRESH, false);

  private record New(@Nullable String name, @Nullable List<@Nullable String> roles,
      @Nullable List<@Nullable String> teams) {}

  private record Change(@Nullable List<@Nullable String> roles, @Nullable List<@Nullable String> teams,
      @Nullable Boolean locked) {}

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get(ALL, SEE, this::list), Route.post(ALL, CHANGE, this::add),
        Route.get(ONE, SEE, this::show), Route.patch(ONE, CHANGE, this::change),
        Route.delete(ONE, CHANGE, this::remove), Route.post(ONE + "/reset", CHANGE, this::reset));
  }

  private Answer list(Request request) throws IOException {
    List<Object> all = new ArrayList<>();
    for (Account account : accounts().list()) {
      all.add(told(account));
    }
    return Reply.json(200, all);
  }

  private Answer show(Request request) throws IOException {
    return told(200, existing(request));
  }

  private Answer add(Request request) throws IOException {
    New asked = request.body(New.class);
    Set<Role> roles = roles(asked.roles() == null ? List.of() : asked.roles());
    Set<String> teams = Words.all(asked.teams() == null ? List.of() : asked.teams(), "teams", Words::team);
    return made(accounts().add(request.who().name(), Words.needed(asked.name(), "name"),
        new Standing(roles, teams, false)));
  }

  private Answer reset(Request request) throws IOException {
    Accounts.Made made = accounts().reset(request.who().name(), existing(request).name());
    desk.sessions().endAll(made.account().name());
    return made(made);
  }

  private static Reply made(Accounts.Made made) {
    Account account = made.account();
    return Reply.json(201, Json.object("name", account.name(), "code", made.code(), "expires",
        account.enrolment().map(Code::ends).map(Object::toString).orElse(null)));
  }

  private Answer change(Request request) throws IOException {
    Change asked = request.body(Change.class);
    Standing now = existing(request).standing();
    Standing next = new Standing(asked.roles() == null ? now.roles() : roles(asked.roles()),
        asked.teams() == null ? now.teams() : Words.all(asked.teams(), "teams", Words::team),
        asked.locked() == null ? now.locked() : asked.locked());
    Account changed = accounts().edit(request.who().name(), action(now, next), request.name("name"),
        edition(request),
        before -> before.with(next));
    return told(200, changed);
  }

  private static String action(Standing now, Standing next) {
    return now.locked() == next.locked()
        ? "account changed"
        : next.locked() ? "account locked" : "account unlocked";
  }

  private Answer remove(Request request) throws IOException {
    String name = existing(request).name();
    accounts().remove(request.who().name(), name, edition(request));
    desk.sessions().endAll(name);
    return Reply.none();
  }

  private Accounts accounts() {
    return desk.accounts();
  }

  private Account existing(Request request) throws IOException {
    return accounts().find(request.name("name"))
        .orElseThrow(() -> new Refused(Refused.Why.MISSING, "there is no such account"));
  }

  private static Set<Role> roles(List<@Nullable String> words) throws Refused {
    Set<Role> roles = Words.all(words, "roles", Role::named);
    if (roles.isEmpty()) {
      throw new Refused(Refused.Why.MALFORMED, "an account has a role: viewer, auditor, operator or admin");
    }
    return roles;
  }

  /** Returns the edition that {@code If-Match} names; empty where any will do. */
  private static Optional<Long> edition(Request request) throws Refused {
    String shown = request.field("If-Match").orElseThrow(() -> new Refused(Refused.Why.UNCONDITIONAL,
        "send the account's ETag as If-Match, or * for whatever it is now")).strip();
    try {
      return shown.equals("*") ? Optional.empty() : Optional.of(Long.parseLong(shown.replace("\"", "")));
    } catch (NumberFormatException e) {
      throw new Refused(Refused.Why.STALE, "no edition of the account has this ETag");
    }
  }

  private Reply told(int status, Account account) {
    return Reply.json(status, told(account)).with("ETag", "\"" + account.version() + "\"");
  }

  private Map<String, @Nullable Object> told(Account account) {
    Standing standing = account.standing();
    return Json.object("name", account.name(), "roles",
        new TreeSet<>(standing.roles().stream().map(Role::word).toList()), "teams",
        new TreeSet<>(standing.teams()),
        "locked", standing.locked(), "factors", desk.factorsOf(account), "created",
        account.created().toString(),
        "enrolled", account.factors().password().isPresent());
  }
}
