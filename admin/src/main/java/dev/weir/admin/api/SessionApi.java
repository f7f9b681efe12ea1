package dev.weir.admin.api;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Vain;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /api/session} and {@code /api/bootstrap}: the way in, and out. What is wrong is never said, and costs the one who fails time. */
public record SessionApi(Desk desk) {

  private record Login(@Nullable String name, @Nullable String password) {}

  private record Enrolment(@Nullable String code, @Nullable String name, @Nullable String password) {}

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get("/api/session", Access.SIGN_IN, this::show),
        Route.post("/api/session", Access.SIGN_IN, this::password),
        Route.post("/api/session/totp", Access.SECOND, this::code),
        Route.post("/api/session/step-up", Access.OWN, this::stepUp),
        Route.delete("/api/session", Access.SIGN_IN, this::leave),
        Route.post("/api/bootstrap", Access.SIGN_IN, this::redeem));
  }

  private Answer show(Request request) throws IOException {
    return desk.entered(200, request.session());
  }

  private Answer leave(Request request) {
    desk.sessions().end(request.session());
    return desk.left();
  }

  private Answer password(Request request) throws IOException {
    Login login = request.body(Login.class);
    String name = Words.needed(login.name(), "name");
    Account account = desk.proven(request, name, Words.needed(login.password(), "password"));
    return desk.afterPassword(request, account, 200);
  }

  private Answer code(Request request) throws IOException {
    Account account = desk.account(request.session());
    SecondFactor factor = byAnswer(account, request);
    return desk.signedIn(request, account, "password and " + factor.name());
  }

  /** Returns the factor by which the answer proves the account's owner; whoever guesses is slowed down. */
  private SecondFactor byAnswer(Account account, Request request) throws IOException {
    JsonNode answer = Json.tree(request.body());
    SecondFactor factor = desk.factors().stream()
        .filter(each -> each.isMeantBy(answer) && each.isSetUp(account)).findFirst().orElseThrow(
            () -> new Refused(Refused.Why.MALFORMED, "answer with one of the account's factors"));
    // Apart from the password's failures: who guesses codes has the password already.
    String second = account.name() + " second factor";
    Vain vain = Desk.vain(request, Optional.of(account));
    desk.attempts().begin(second, request.client(), vain);
    if (!factor.proves(account, request.session(), answer)) {
      throw Desk.wrong(vain);
    }
    desk.attempts().succeeded(second, request.client());
    return factor;
  }

  private Answer stepUp(Request request) throws IOException {
    Account account = desk.account(request.session());
    JsonNode answer = Json.tree(request.body());
    if (answer.path("password").isString() && answer.size() == 1) {
      desk.proven(request, account.name(), answer.path("password").asString());
    } else {
      byAnswer(account, request);
    }
    return Reply.json(200, desk.told(desk.sessions().stepUp(request.session())));
  }

  private Answer redeem(Request request) throws IOException {
    Enrolment enrolment = request.body(Enrolment.class);
    String name = Words.needed(enrolment.name(), "name");
    String code = Words.needed(enrolment.code(), "code");
    Vain vain = new Vain(Vain.What.CODE,
        desk.accounts().find(name).map(Account::name).orElse(Vain.NO_ACCOUNT));
    desk.attempts().begin("(codes)", request.client(), vain);
    try {
      desk.accounts().checkCode(code, name);
    } catch (Refused e) {
      throw e.inVain(vain);
    }
    Account account = desk.accounts().redeem(code, name,
        desk.passwords().hash(Words.needed(enrolment.password(), "password"), name));
    desk.attempts().succeeded("(codes)", request.client());
    return desk.afterPassword(request, account, 201);
  }
}
