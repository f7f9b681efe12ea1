package dev.weir.admin.session;

import dev.weir.admin.account.Digest;
import dev.weir.admin.session.Session.State;
import dev.weir.model.settings.AdminRule.Lasting;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions of this process. Each is bound to the address and the browser that it began with, ends when it is idle and at
 * its latest moment whatever happens, and gets a new name with each step up, so that nobody can plant one. Of visitors
 * nothing is kept: their sessions carry their own proof, so that no flood of them pushes anybody out.
 */
public final class Sessions {

  /** How long somebody may take from the password to the end of the second factor, or of the enrolment. */
  private static final Duration HALF_WAY = Duration.ofMinutes(15);
  private static final Duration VISIT_LIFE = Duration.ofHours(1);
  private static final String VISIT = "visit";
  private static final int MOST_OF_ONE = 20;
  private static final int ID_BYTES = 32;
  private static final String VISITOR = "v";
  private static final String KEPT = "s";

  private final SecureRandom random = new SecureRandom();
  private final Digest digest = new Digest(chance());
  private final Map<String, Session> kept = new ConcurrentHashMap<>();
  private final Vouchers visitors;
  private final Lasting terms;
  private final InstantSource clock;

  public Sessions(Lasting terms, InstantSource clock) {
    this.visitors = new Vouchers(digest, clock);
    this.terms = terms;
    this.clock = clock;
  }

  /** Returns the session of this cookie; a visitor's where it is none, is over, or was another client's. */
  public Session of(Optional<String> cookie, Client client) {
    Instant now = clock.instant();
    String bound = bound(client);
    return cookie.flatMap(id -> id.startsWith(VISITOR) ? visit(id, bound, now) : held(id, bound, now))
        .orElseGet(() -> visitor(bound, now));
  }

  private Optional<Session> held(String id, String bound, Instant now) {
    Session session = kept.computeIfPresent(key(id), (_, found) -> isOver(found, now)
        ? null
        : found.client().equals(bound) ? found.seenAt(now) : found);
    return Optional.ofNullable(session).filter(found -> found.client().equals(bound));
  }

  private boolean isOver(Session session, Instant now) {
    return !now.isBefore(session.ends()) || !now.isBefore(session.seen().plus(terms.idle()));
  }

  private Session visitor(String bound, Instant now) {
    return visiting(VISITOR + visitors.issue(VISIT, bound, VISIT_LIFE), bound, now, now.plus(VISIT_LIFE));
  }

  private Optional<Session> visit(String id, String bound, Instant now) {
    return visitors.end(VISIT, bound, id.substring(1)).map(end -> visiting(id, bound, now, end));
  }

  private static Session visiting(String id, String bound, Instant now, Instant ends) {
    return new Session(id, State.NONE, Optional.empty(), bound, now, ends, Optional.empty(), Map.of());
  }

  /** Ends {@code before}, and returns the session that takes its place, under a new name. */
  public Session enter(Session before, Subject subject, State state, Client client) {
    Instant now = clock.instant();
    kept.values().removeIf(session -> isOver(session, now));
    end(before);
    makeRoom(subject);
    boolean all = state == State.SIGNED_IN;
    Session session = new Session(KEPT + text(chance()), state, Optional.of(subject), bound(client), now,
        now.plus(all ? terms.most() : HALF_WAY),
        all ? Optional.of(now.plus(terms.stepUp())) : Optional.empty(), Map.of());
    kept.put(key(session.id()), session);
    return session;
  }

  private void makeRoom(Subject subject) {
    List<Session> own = ofOne(subject.name());
    own.stream().sorted(Comparator.comparing(Session::seen)).limit(Math.max(0, own.size() - MOST_OF_ONE + 1))
        .forEach(this::end);
  }

  private List<Session> ofOne(String name) {
    return kept.values().stream()
        .filter(session -> session.subject().map(Subject::name).equals(Optional.of(name))).toList();
  }

  /** Returns the session with its owner's proof renewed. */
  public Session stepUp(Session session) {
    return change(session, session.freshUntil(clock.instant().plus(terms.stepUp())));
  }

  /** Returns the session with a note, which it forgets when it ends; a visitor's keeps none. */
  public Session note(Session session, String name, String value) {
    return change(session, session.noting(name, value));
  }

  private Session change(Session before, Session next) {
    Session held = kept.computeIfPresent(key(before.id()), (_, _) -> next);
    return held == null ? before : held;
  }

  /** Ends a session for good; no effect on a visitor's. */
  public void end(Session session) {
    kept.remove(key(session.id()));
  }

  /** Ends every session of this name. */
  public void endAll(String name) {
    ofOne(name).forEach(this::end);
  }

  /** Returns when the session ends, unless something is asked before. */
  public Instant end(Session session, Instant seen) {
    Instant idle = seen.plus(terms.idle());
    return idle.isBefore(session.ends()) ? idle : session.ends();
  }

  /** Returns what a page of the same session alone can know, and shows with whatever it changes. */
  public String csrf(Session session) {
    return digest.of("csrf", session.id());
  }

  /** Returns whether {@code shown} is the token of this session. */
  public boolean isCsrf(Session session, String shown) {
    return Digest.same(csrf(session), shown);
  }

  /** Whoever reads the memory of the map finds no name of a session in it. */
  private String key(String id) {
    return digest.of("session", id);
  }

  private String bound(Client client) {
    return digest.of("client", client.address().toString(), client.agent());
  }

  private byte[] chance() {
    byte[] chance = new byte[ID_BYTES];
    random.nextBytes(chance);
    return chance;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
