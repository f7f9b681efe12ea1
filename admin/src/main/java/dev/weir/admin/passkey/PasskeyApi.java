package dev.weir.admin.passkey;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Refused;
import dev.weir.admin.api.Desk;
import dev.weir.admin.api.SecondFactor;
import dev.weir.admin.api.SignIn;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.admin.session.Session;
import dev.weir.admin.session.Session.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /api/session/passkey} and {@code /api/me/passkeys}: passkeys as a way in, as a second factor, and as one's own. */
public record PasskeyApi(Desk desk, Passkeys passkeys, PasskeyStore store,
    Changes changes) implements SignIn, SecondFactor {

  private static final Access ON_THE_WAY_IN = new Access.Own(Set.of(State.NONE, State.SECOND_FACTOR), false);

  private record New(@Nullable String name, @Nullable JsonNode credential) {}

  @Override
  public String name() {
    return "passkey";
  }

  @Override
  public Object shown() {
    return true;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/api/session/passkey/options", Access.SIGN_IN, this::toProve),
        Route.post("/api/session/passkey", ON_THE_WAY_IN, this::prove),
        Route.get("/api/me/passkeys", Access.OWN, this::list),
        Route.post("/api/me/passkeys/options", Access.ENROL, this::toRegister),
        Route.post("/api/me/passkeys", Access.ENROL, this::register),
        Route.delete("/api/me/passkeys/{id}", Access.OWN_FRESH, this::remove));
  }

  @Override
  public boolean isSetUp(Account account) {
    return !account.factors().passkeys().isEmpty();
  }

  @Override
  public boolean isMeantBy(JsonNode answer) {
    return answer.path("rawId").isString() && answer.path("response").isObject();
  }

  @Override
  public boolean proves(Account account, Session session, JsonNode answer) throws IOException {
    return proven(session, Optional.of(account.name()), answer).isPresent();
  }

  private Answer toProve(Request request) throws IOException {
    return Reply.json(200, passkeys.toProve(request.session().id(), knownBefore(request.session())));
  }

  private Answer prove(Request request) throws IOException {
    Optional<String> before = knownBefore(request.session());
    JsonNode answer = Json.tree(request.body());
    if (!isMeantBy(answer)) {
      throw new Refused(Refused.Why.MALFORMED, "send what the browser has answered, as its toJSON gives it");
    }
    Optional<Passkey> passkey = proven(request.session(), before, answer);
    Optional<String> name = passkey.map(Passkey::account).or(() -> before);
    Optional<Account> named = name.isPresent() ? desk.accounts().find(name.get()) : Optional.empty();
    Account account = named.filter(_ -> passkey.isPresent())
        .orElseThrow(() -> Desk.wrong(Desk.vain(request, named)));
    return desk.signedIn(request, account, before.isPresent() ? "password and passkey" : "passkey");
  }

  /** Returns whose proof is wanted; empty where nothing has said so, and the passkey itself is to tell. */
  private static Optional<String> knownBefore(Session session) {
    return session.subject().map(subject -> subject.name());
  }

  private Optional<Passkey> proven(Session session, Optional<String> account, JsonNode answer)
      throws IOException {
    return switch (passkeys.prove(session.id(), account, answer.toString())) {
      case Outcome.Accepted(Passkey passkey) -> Optional.of(passkey);
      case Outcome.Refused _ -> Optional.empty();
      case Outcome.Cloned(Passkey passkey) -> {
        changes.put(passkey.account(), "passkey refused", passkey.account(),
            "the counter of " + passkey.name()
                + " went back: there may be a copy of the authenticator; remove it");
        yield Optional.empty();
      }
    };
  }

  private Answer toRegister(Request request) throws IOException {
    return Reply.json(200,
        passkeys.toRegister(request.session().id(), desk.account(request.session()).name()));
  }

  /** Whoever was let in to enrol alone is signed in by it. */
  private Answer register(Request request) throws IOException {
    String account = desk.account(request.session()).name();
    New sent = request.body(New.class);
    if (sent.name() == null || sent.credential() == null) {
      throw new Refused(Refused.Why.MALFORMED, "say the name, and the credential that the browser has made");
    }
    return switch (passkeys.register(request.session().id(), account, sent.name(),
        sent.credential().toString())) {
      case Outcome.Accepted(Passkey passkey) -> {
        Reply reply = Reply.json(201, told(passkey));
        yield request.session().state() == State.ENROL
            ? reply.withFieldsOf(
                desk.signedIn(request, desk.account(request.session()), "password and enrolment"))
            : reply;
      }
      case Outcome.Refused(String why) -> throw new Refused(Refused.Why.UNFIT, why);
      case Outcome.Cloned _ -> throw new Refused(Refused.Why.UNFIT, "a new passkey has no past");
    };
  }

  private Answer list(Request request) throws IOException {
    return Reply.json(200,
        store.of(desk.account(request.session()).name()).stream().map(PasskeyApi::told).toList());
  }

  private static Map<String, @Nullable Object> told(Passkey passkey) {
    return Json.object("id", passkey.id(), "name", passkey.name(), "created", passkey.made().toString(),
        "used",
        passkey.used().map(Object::toString).orElse(null));
  }

  private Answer remove(Request request) throws IOException {
    if (!store.remove(desk.account(request.session()).name(), request.name("id"))) {
      throw new Refused(Refused.Why.MISSING, "there is no such passkey");
    }
    return Reply.none();
  }
}
