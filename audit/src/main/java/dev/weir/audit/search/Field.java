package dev.weir.audit.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a search can ask about; an event has none, one or several values of each. */
public enum Field {
  CALLER, TEAM, KEY, PEER, DESTINATION, HOST, METHOD, PATH, DECISION, RULE, KIND, STATUS, REASON, DIALLED, FAULT,
  /** The call itself, or the one that opened the connection of a message. */
  CALL,
  /** Who changed something. */
  ACTOR,
  /** What was done: {@code key minted}. */
  ACTION,
  /** To what it was done. */
  SUBJECT,
  /** What else is to be said of a change. */
  DETAIL,
  /** A part of any of the others but {@code CALL}. */
  TEXT;

  /** Those that calls have and that a change has not, but for the call's id. */
  public static final List<Field> OF_CALLS = List.of(CALLER, TEAM, KEY, PEER, DESTINATION, HOST, METHOD, PATH,
      DECISION, RULE, KIND, STATUS, REASON, DIALLED, FAULT);

  private static final List<Field> OF_CHANGES = List.of(ACTOR, ACTION, SUBJECT, DETAIL);

  /** Returns the word of the query language: {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the field that {@code word} names, or empty. */
  public static Optional<Field> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns whether only changes by administrators have it. */
  public boolean isOfChanges() {
    return OF_CHANGES.contains(this);
  }
}
