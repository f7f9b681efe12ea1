package dev.weir.admin.http;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Actor;
import dev.weir.admin.account.Digest;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Refused.Why;
import dev.weir.admin.account.Vain;
import dev.weir.admin.session.Client;
import dev.weir.admin.session.Session;
import dev.weir.admin.session.Session.State;
import dev.weir.admin.session.Sessions;
import dev.weir.admin.session.Subject;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request pass to its route, or says why not. What is authorised by a cookie has to come from a page of this very
 * origin and, where it changes something, show what only such a page can know; a token in the head needs neither.
 *
 * @param nearby whether this port is on loopback
 */
public record Gate(Accounts accounts, Sessions sessions, Cookies cookies, boolean nearby,
    InstantSource clock) {

  private static final String BEARER = "Bearer ";

  /** A request as it came. */
  public record Asked(Params params, Map<String, List<String>> fields, Bytes content, Ip peer) {
    Optional<String> field(String name) {
      return fields.getOrDefault(name, List.of()).stream().findFirst();
    }
  }

  /** Returns the request that {@code route} answers; refused where it may not be asked. */
  public Request admit(Route route, Map<String, String> names, Asked asked) throws IOException {
    Client client = client(asked);
    return switch (route.access()) {
      case Access.Open _ ->
        request(names, asked, client, sessions.of(Optional.empty(), client), Optional.empty());
      case Access.OpenNearby(Access.Of otherwise) when nearby -> admitOpen(otherwise, names, asked, client);
      case Access.OpenNearby(Access.Of otherwise) -> admit(otherwise, route, names, asked, client);
      case Access.OpenAtFirst(Access.Of otherwise) when nearby && !accounts.exist() ->
        admitOpen(otherwise, names, asked, client);
      case Access.OpenAtFirst(Access.Of otherwise) -> admit(otherwise, route, names, asked, client);
      case Access.Own own -> admit(own, route, names, asked, client);
      case Access.Of of -> admit(of, route, names, asked, client);
    };
  }

  /** Returns what is known of whoever has asked. */
  public Client client(Asked asked) {
    return new Client(asked.peer(), asked.field("User-Agent").orElse(""), cookies.device(asked.fields()));
  }

  private Request admitOpen(Access.Of otherwise, Map<String, String> names, Asked asked, Client client)
      throws Refused {
    sameOrigin(asked);
    Actor anybody = new Actor("(anybody)", Set.of(otherwise.role()), Set.of(),
        Set.of(otherwise.scope()), false);
    return request(names, asked, client, sessions.of(Optional.empty(), client), Optional.of(anybody));
  }

  private Request admit(Access.Own own, Route route, Map<String, String> names, Asked asked, Client client)
      throws IOException {
    if (asked.field("Authorization").isPresent()) {
      throw new Refused(Why.FORBIDDEN, "this is for people who sign in, not for tokens");
    }
    Session session = ofBrowser(route, asked, client);
    Optional<Actor> actor = actor(session);
    if (!own.states().contains(session.state())) {
      throw new Refused(session.state() == State.NONE ? Why.UNPROVEN : Why.FORBIDDEN,
          session.state() == State.NONE ? "sign in first" : "not in the state " + session.state().word());
    }
    if (own.fresh() && session.state() == State.SIGNED_IN) {
      fresh(session);
    }
    return request(names, asked, client, session, actor);
  }

  private Request admit(Access.Of of, Route route, Map<String, String> names, Asked asked, Client client)
      throws IOException {
    Optional<String> authorization = asked.field("Authorization");
    Session session = authorization.isPresent()
        ? sessions.of(Optional.empty(), client)
        : ofBrowser(route, asked, client);
    Optional<Actor> found = authorization.isPresent() ? program(authorization.get()) : actor(session);
    Actor actor = found.filter(_ -> authorization.isPresent() || session.state() == State.SIGNED_IN)
        .orElseThrow(() -> stranger(authorization.isPresent()));
    allowed(of, actor);
    if (of.proof() != Access.Proof.NONE && actor.person()) {
      fresh(session);
    }
    return request(names, asked, client, session, Optional.of(actor));
  }

  private static Refused stranger(boolean shown) {
    Refused refused = new Refused(Why.UNPROVEN, "sign in, or show an API token as Authorization: Bearer");
    return shown ? refused.inVain(new Vain(Vain.What.TOKEN, "(unknown token)")) : refused;
  }

  private static void allowed(Access.Of of, Actor actor) throws Refused {
    if (!of.role().isAmong(actor.roles()) || !actor.scopes().contains(of.scope())) {
      throw new Refused(Why.FORBIDDEN, actor.person()
          ? "this needs the role " + of.role().word()
          : "this needs a token with the scope " + of.scope().word());
    }
    if (of.proof() == Access.Proof.FRESH_PERSON && !actor.person()) {
      throw new Refused(Why.FORBIDDEN, "this is for people who sign in, not for tokens");
    }
    if (!of.byTeam() && !actor.teams().isEmpty()) {
      throw new Refused(Why.FORBIDDEN, "this is not for those who see their own teams alone");
    }
  }

  private void fresh(Session session) throws Refused {
    if (!session.isFresh(clock.instant())) {
      throw new Refused(Why.FORBIDDEN, "prove again who you are: POST /api/session/step-up");
    }
  }

  private Session ofBrowser(Route route, Asked asked, Client client) throws Refused {
    sameOrigin(asked);
    Session session = sessions.of(cookies.session(asked.fields()), client);
    if (!route.method().isSafe() && !sessions.isCsrf(session, asked.field("X-CSRF-Token").orElse(""))) {
      throw new Refused(Why.FORBIDDEN,
          "the CSRF token is missing or of another session: GET /api/session has it")
          .inVain(new Vain(Vain.What.CSRF, session.subject().map(Subject::name).orElse(Vain.NO_ACCOUNT)));
    }
    return session;
  }

  /** Programs say nothing of where they come from; browsers do (Fetch Metadata). */
  private static void sameOrigin(Asked asked) throws Refused {
    String site = asked.field("Sec-Fetch-Site").orElse("none");
    if (!site.equals("same-origin") && !site.equals("none")) {
      throw new Refused(Why.FORBIDDEN, "pages of other sites ask nothing here")
          .inVain(new Vain(Vain.What.SITE, Vain.NO_ACCOUNT));
    }
  }

  private Optional<Actor> program(String authorization) throws IOException {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? accounts.tokens().actor(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** Looks the account up as it is now: whoever is locked, removed, or proven by what was changed since, is nobody. */
  private Optional<Actor> actor(Session session) throws IOException {
    if (session.subject().isEmpty()) {
      return Optional.empty();
    }
    Optional<Actor> actor = switch (session.subject().get()) {
      case Subject.Outside(String name, var roles, var teams) ->
        Optional.of(Actor.person(name, roles, teams));
      case Subject.Local local -> accounts.find(local.name())
          .filter(account -> !account.standing().locked() && Digest.same(basis(account), local.basis()))
          // Whoever was let in to set up the first second factor may not set up another one beside it.
          .filter(account -> session.state() != State.ENROL || !account.factors().second())
          .map(account -> Actor.person(account.name(), account.standing().roles(),
              account.standing().teams()));
    };
    if (actor.isEmpty()) {
      sessions.end(session);
      throw new Refused(Why.UNPROVEN, "the session has ended: sign in again");
    }
    return actor;
  }

  /** Returns the account as whose session it is: of no more use once its password is another. */
  public Subject subject(Account account) {
    return new Subject.Local(account.name(), basis(account));
  }

  private String basis(Account account) {
    return accounts.digest().of("basis", account.handle(),
        account.factors().password().map(password -> password.hash()).orElse(""));
  }

  private static Request request(Map<String, String> names, Asked asked, Client client, Session session,
      Optional<Actor> actor) {
    return new Request(names, asked.params(), asked.fields(), asked.content(), client, session, actor);
  }
}
