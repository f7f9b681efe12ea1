package dev.weir.model;

import dev.weir.model.talk.Talk;

/** Judges a call; the only place where anything is judged. */
public interface Policy {

  /**
   * Returns what becomes of a call with these facts; pure, total, and never throws: what fails inside is a denial by
   * {@link RuleRef#FAULT}, unless the configuration says {@code on_error: allow}.
   *
   * <p>Called once on the head, with {@link Content.Unread}, and once more when the body was looked at. A rule that asks
   * about content has nothing to say to the first.
   */
  Decision decide(Facts facts);

  /** Returns how far a call has to be read before {@link #decide} can judge its content; told by the head alone. */
  default Talk.Depth depth(Facts head) {
    return Talk.Depth.CONTENT;
  }
}
