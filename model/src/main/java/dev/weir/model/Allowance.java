package dev.weir.model;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.talk.Prices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a key may use up, together with all that were made from it: each call counts against the allowances of its own key and
 * of every key above.
 *
 * @param owner the key whose it is
 * @param until the end of that key, in whole seconds: what was used up is remembered for as long
 */
public record Allowance(KeyId owner, Share share, Instant until) {

  private static final char BETWEEN = '|';

  /** Returns the text that {@link #parse} reads. */
  public String text() {
    return owner.text() + BETWEEN + until.getEpochSecond() + BETWEEN + share.text();
  }

  /** Returns what {@code text} says; empty for anything that {@link #text} has not written. */
  public static Optional<Allowance> parse(String text) {
    int owner = text.indexOf(BETWEEN);
    int end = text.indexOf(BETWEEN, owner + 1);
    if (owner < 0 || end < 0 || end - owner > 13 || !isNumber(text.substring(owner + 1, end))) {
      return Optional.empty();
    }
    Instant until = Instant.ofEpochSecond(Long.parseLong(text.substring(owner + 1, end)));
    return Share.parse(text.substring(end + 1))
        .map(share -> new Allowance(new KeyId(text.substring(0, owner)), share, until))
        .filter(read -> read.text().equals(text));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns whether it counts what is said to models, so that this has to be known. */
  public boolean readsTalk() {
    return share.measure().isSaid();
  }

  /** Returns the duty to keep within it. */
  public Budget duty(Prices prices) {
    return new Budget(RuleRef.KEY, "key=" + owner.text(), share.measure(), share.amount(), share.window(),
        ZoneOffset.UTC, prices, Optional.of(until));
  }
}
