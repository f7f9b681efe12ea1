package dev.weir.admin.api;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Passwords;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Vain;
import dev.weir.admin.http.Gate;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.session.Attempts;
import dev.weir.admin.session.Devices;
import dev.weir.admin.session.Session;
import dev.weir.admin.session.Session.State;
import dev.weir.admin.session.Sessions;
import dev.weir.admin.session.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where everybody comes by who signs in, whichever way: gives the session its next state and its new name, and says how it stands. */
public final class Desk {

  private final Gate gate;
  private final Attempts attempts;
  private final Devices devices;
  private final Passwords passwords;
  private final Changes changes;
  private final List<SecondFactor> factors = new ArrayList<>();
  private final List<SignIn> ways = new ArrayList<>();

  public Desk(Gate gate, Attempts attempts, Devices devices, Passwords passwords, Changes changes) {
    this.gate = gate;
    this.attempts = attempts;
    this.devices = devices;
    this.passwords = passwords;
    this.changes = changes;
  }

  /** Takes in a factor, before the first request. */
  public void accept(SecondFactor factor) {
    factors.add(factor);
  }

  /** Takes in a way to sign in, before the first request. */
  public void accept(SignIn way) {
    ways.add(way);
  }

  /** Returns the accounts that people sign in to. */
  public Accounts accounts() {
    return gate.accounts();
  }

  Sessions sessions() {
    return gate.sessions();
  }

  Attempts attempts() {
    return attempts;
  }

  /** Returns where passwords are stretched. */
  public Passwords passwords() {
    return passwords;
  }

  /** Returns the account whose password this is; everybody else is told the same, in the same time, and slowed down. */
  Account proven(Request request, String name, String password) throws IOException {
    Optional<Account> account = accounts().find(name);
    Vain vain = vain(request, account);
    attempts.begin(name, request.client(), vain);
    boolean own = passwords.matches(password, account, devices.knows(name, request.client()));
    if (!own || account.isEmpty() || account.get().standing().locked()) {
      throw wrong(vain);
    }
    attempts.succeeded(name, request.client());
    return account.get();
  }

  List<SecondFactor> factors() {
    return List.copyOf(factors);
  }

  /** Returns the answer to whoever has shown the right password: the second factor is next, or its set-up where there is none. */
  Reply afterPassword(Request request, Account account, int status) throws IOException {
    State next = account.factors().second() ? State.SECOND_FACTOR : State.ENROL;
    return entered(status,
        sessions().enter(request.session(), gate.subject(account), next, request.client()));
  }

  /** Returns the answer to whoever has proven all there is to prove as {@code account}, {@code how} in a word for the audit log. */
  public Reply signedIn(Request request, Account account, String how) throws IOException {
    if (account.standing().locked()) {
      throw wrong(vain(request, Optional.of(account)));
    }
    return signedIn(request, gate.subject(account), how);
  }

  /** Returns the answer to whoever has proven all there is to prove, here or elsewhere. */
  public Reply signedIn(Request request, Subject subject, String how) throws IOException {
    changes.put(subject.name(), "signed in", subject.name(),
        "by " + how + " from " + request.client().address());
    Session session = sessions().enter(request.session(), subject, State.SIGNED_IN, request.client());
    return gate.cookies().keepingDevice(entered(200, session), devices.cookie(subject.name()));
  }

  /** Returns what anybody is told whose proof is wrong, never what was wrong about it; {@code vain} goes on record. */
  public static Refused wrong(Vain vain) {
    return new Refused(Refused.Why.UNPROVEN, "name, password or code is wrong").inVain(vain);
  }

  /** Returns what is put on record of a proof for this account that fails. */
  public static Vain vain(Request request, Optional<Account> account) {
    Vain.What what = switch (request.session().state()) {
      case SIGNED_IN -> Vain.What.STEP_UP;
      case SECOND_FACTOR -> Vain.What.SECOND_FACTOR;
      case NONE, ENROL -> Vain.What.SIGN_IN;
    };
    boolean locked = account.filter(known -> known.standing().locked()).isPresent();
    return new Vain(locked ? Vain.What.LOCKED : what, account.map(Account::name).orElse(Vain.NO_ACCOUNT));
  }

  /** Returns the account that the session has come to; refused where it is another provider's. */
  public Account account(Session session) throws IOException {
    Optional<String> name = session.subject().map(Subject::name);
    Optional<Account> account = name.isPresent() ? accounts().find(name.get()) : Optional.empty();
    return account
        .orElseThrow(() -> new Refused(Refused.Why.FORBIDDEN, "this is for accounts of Weir's own"));
  }

  /** Returns how the session stands, and has the browser keep its name. */
  Reply entered(int status, Session session) throws IOException {
    return gate.cookies().keepingSession(Reply.json(status, told(session)), session.id());
  }

  Reply left() {
    return gate.cookies().forgettingSession(Reply.none());
  }

  /** Returns how the session stands, as the API tells it. */
  public Map<String, @Nullable Object> told(Session session) throws IOException {
    Optional<String> name = session.subject().map(Subject::name);
    Optional<Account> account = name.isPresent() ? accounts().find(name.get()) : Optional.empty();
    Map<String, @Nullable Object> ways = Json.object("password", true, "passkey", false, "oidc", null);
    this.ways.forEach(way -> ways.put(way.name(), way.shown()));
    Set<Role> roles = account.map(found -> found.standing().roles()).orElse(Set.of());
    Set<String> teams = account.map(found -> found.standing().teams()).orElse(Set.of());
    if (session.subject().orElse(null) instanceof Subject.Outside outside) {
      roles = outside.roles();
      teams = outside.teams();
    }
    return Json.object("state", session.state().word(), "bootstrap", accounts().none(), "csrf",
        sessions().csrf(session), "ways", ways, "name", name.orElse(null), "roles",
        new TreeSet<>(roles.stream().map(Role::word).toList()), "teams", new TreeSet<>(teams), "factors",
        account.map(this::factorsOf).orElse(List.of()), "fresh_until",
        session.fresh().map(Object::toString).orElse(null), "expires",
        sessions().end(session, session.seen()).toString());
  }

  /** Returns the names of the factors that the account has. */
  List<String> factorsOf(Account account) {
    return factors.stream().filter(factor -> factor.isSetUp(account)).map(SecondFactor::name).toList();
  }

  /** Puts on record what was done outside of the accounts. */
  void record(String actor, String action, String subject, String detail) throws IOException {
    changes.put(actor, action, subject, detail);
  }
}
