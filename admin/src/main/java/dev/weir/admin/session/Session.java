package dev.weir.admin.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One browser's session, as it was when it was looked up; {@link Sessions} alone makes and changes them.
 *
 * @param id the cookie's value: whoever has it is the session
 * @param client what it is bound to
 * @param ends when it ends at the latest
 * @param fresh until when its owner need not prove anything again; empty where that has to be done first
 * @param notes what the steps of signing in and enrolling keep between two requests
 */
public record Session(String id, State state, Optional<Subject> subject, String client, Instant seen,
    Instant ends,
    Optional<Instant> fresh, Map<String, String> notes) {

  /** How far it has got. */
  public enum State {
    /** Nothing is proven; nothing of it is kept on this side either. */
    NONE,
    /** The password was right, and the second factor is wanted. */
    SECOND_FACTOR,
    /** The password was right, and a second factor has to be set up. */
    ENROL,
    /** All is proven. */
    SIGNED_IN;

    /** Returns how the API writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Session {
    notes = Map.copyOf(notes);
  }

  /** Returns the note of this name. */
  public Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** Returns whether its owner has proven who that is a moment ago. */
  public boolean isFresh(Instant now) {
    return fresh.isPresent() && now.isBefore(fresh.get());
  }

  Session seenAt(Instant now) {
    return new Session(id, state, subject, client, now, ends, fresh, notes);
  }

  Session freshUntil(Instant until) {
    return new Session(id, state, subject, client, seen, ends, Optional.of(until), notes);
  }

  Session noting(String name, String value) {
    Map<String, String> next = new HashMap<>(notes);
    next.put(name, value);
    return new Session(id, state, subject, client, seen, ends, fresh, next);
  }

  /** Shows nothing by which anybody could become it. */
  @Override
  public String toString() {
    return "Session[" + state + subject.map(who -> ", " + who.name()).orElse("") + "]";
  }
}
