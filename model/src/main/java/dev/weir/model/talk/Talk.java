package dev.weir.model.talk;

import dev.weir.model.Coverage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one request says to a language model.
 *
 * @param coverage {@code OPAQUE} where no dialect could read it, {@code NONE} where nothing asked for it
 * @param model as the request names it; empty text where it names none
 * @param tokens how many it has, estimated, without what is asked for
 * @param asked how many tokens the answer may have at the most; empty where the request does not say
 * @param streamed whether the answer is to come in events
 * @param parts how many texts it consists of
 * @param scores the highest of each kind of abuse among the parts that count, 0 to 1; empty where they were not judged
 * @param suspicions every part that reads like abuse, those that do not count among them
 * @param asks whether an answer may come to it for itself; false for a message of a conversation that is known to only add to it
 * @param deferred whether it is a batch, whose answers are fetched later, and counted by nobody here
 */
public record Talk(Coverage coverage, String model, long tokens, OptionalLong asked, boolean streamed,
    int parts, Map<Abuse, Double> scores, List<Suspicion> suspicions, boolean asks, boolean deferred) {

  /** Nothing asked for it. */
  public static final Talk UNREAD = none(Coverage.NONE);
  /** No dialect could read it. */
  public static final Talk OPAQUE = none(Coverage.OPAQUE);
  /** There is no body, so nothing is said. */
  public static final Talk SILENCE = none(Coverage.FULL);

  /** What is allowed for an answer of which the request does not say how long it may be. */
  public static final long USUAL_ANSWER_TOKENS = 4_096;

  /** How far a request has to be read before it can be judged. */
  public enum Depth {
    /** Its content is looked at by detectors alone. */
    CONTENT,
    /** What it says to a model has to be known: which model, how many tokens. */
    TALK,
    /** Besides, each part has to be judged for abuse. */
    ABUSE
  }

  public Talk {
    scores = Map.copyOf(scores);
    suspicions = List.copyOf(suspicions);
  }

  /** One that asks, and is answered at once. */
  public Talk(Coverage coverage, String model, long tokens, OptionalLong asked, boolean streamed, int parts,
      Map<Abuse, Double> scores, List<Suspicion> suspicions) {
    this(coverage, model, tokens, asked, streamed, parts, scores, suspicions, true, false);
  }

  private static Talk none(Coverage coverage) {
    return new Talk(coverage, "", 0, OptionalLong.empty(), false, 0, Map.of(), List.of());
  }

  /** Returns the most tokens that it may cost, as far as that can be told before it is answered. */
  public Usage most() {
    return new Usage(tokens, asked.orElse(USUAL_ANSWER_TOKENS));
  }

  /** Returns the same, said to {@code other}. */
  public Talk to(String other) {
    return new Talk(coverage, other, tokens, asked, streamed, parts, scores, suspicions, asks, deferred);
  }

  /** Returns the same, without anybody asking for an answer to it: nor how long that may be, if one comes. */
  public Talk unasked() {
    return new Talk(coverage, model, tokens, OptionalLong.empty(), streamed, parts, scores, suspicions,
        false, deferred);
  }

  /** Returns the highest score of {@code abuse}; 0 where there is none. */
  public double score(Abuse abuse) {
    return scores.getOrDefault(abuse, 0.0);
  }
}
