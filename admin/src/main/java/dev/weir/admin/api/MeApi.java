package dev.weir.admin.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.account.Account;
import dev.weir.admin.account.OneTimePasswords;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.account.Refused;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.admin.session.Session.State;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/me}: one's own password and app. */
public record MeApi(Desk desk, OneTimePasswords codes) {

  private static final String PENDING = "totp";
  private static final String ISSUER = "Weir";

  private record Confirmed(@Nullable String code) {}

  private record Change(@Nullable String old, @JsonProperty("new") @Nullable String next) {}

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.post("/api/me/totp", Access.ENROL, this::begin),
        Route.put("/api/me/totp", Access.ENROL, this::confirm),
        Route.delete("/api/me/totp", Access.OWN_FRESH, this::remove),
        Route.put("/api/me/password", Access.OWN, this::password));
  }

  private Answer begin(Request request) throws IOException {
    Account account = desk.account(request.session());
    String secret = OneTimePasswords.freshSecret();
    desk.sessions().note(request.session(), PENDING, secret);
    return Reply.json(200,
        Json.object("secret", secret, "uri", OneTimePasswords.uri(secret, account.name(), ISSUER)));
  }

  /** Whoever was let in to enrol alone is signed in by it: the code is the proof. */
  private Answer confirm(Request request) throws IOException {
    Account account = desk.account(request.session());
    @Nullable
    String code = request.body(Confirmed.class).code();
    Optional<String> secret = request.session().note(PENDING);
    if (code == null || secret.isEmpty()) {
      throw new Refused(Refused.Why.MALFORMED, "POST here first, and send a code of the app");
    }
    List<String> recovery = codes.enrol(account.name(), secret.get(), code.strip());
    Reply reply = Reply.json(200, Json.object("recovery", recovery));
    return request.session().state() == State.ENROL
        ? reply
            .withFieldsOf(desk.signedIn(request, desk.account(request.session()), "password and enrolment"))
        : reply;
  }

  private Answer remove(Request request) throws IOException {
    String name = desk.account(request.session()).name();
    desk.accounts().edit(name, "TOTP removed", name,
        account -> account.with(account.factors().withTotp(Optional.empty(), List.of())));
    return Reply.none();
  }

  /** Every other session of the account ends with the old password. */
  private Answer password(Request request) throws IOException {
    Account account = desk.account(request.session());
    Change change = request.body(Change.class);
    if (change.old() == null || change.next() == null) {
      throw new Refused(Refused.Why.MALFORMED, "say the old password and the new one");
    }
    desk.proven(request, account.name(), change.old());
    PasswordHash next = desk.passwords().hash(change.next(), account.name());
    Account changed = desk.accounts().edit(account.name(), "password changed", account.name(),
        before -> before.with(before.factors().withPassword(next)));
    desk.sessions().endAll(account.name());
    return desk.signedIn(request, changed, "a new password");
  }
}
