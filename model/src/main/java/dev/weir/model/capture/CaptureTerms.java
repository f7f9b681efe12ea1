package dev.weir.model.capture;

import dev.weir.model.CallId;
import dev.weir.model.RuleRef;
import java.time.Duration;

/**
 * What one rule wants kept of what calls say.
 *
 * @param request whether what is sent is kept, as it leaves
 * @param answer whether what comes back is kept, before originals are put back into it
 * @param maxBytes how much of either body; what is longer is cut off behind it
 * @param ttl for how long
 * @param share of the calls that are kept, in hundredths of a percent
 * @param required whether a call whose request cannot be kept is denied
 */
public record CaptureTerms(RuleRef by, boolean request, boolean answer, int maxBytes, Duration ttl, int share,
    boolean required) {

  /** All calls, as a {@link #share}. */
  public static final int ALL = 10_000;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CHANCE = 8;

  /** Returns whether this call is one of the share: by the chance that its id has come from, so that the same one is again. */
  public boolean picks(CallId call) {
    long chance = 0;
    String text = call.text();
    for (int i = Math.max(0, text.length() - CHANCE); i < text.length(); i++) {
      chance = chance << 5 | Math.max(0, DIGITS.indexOf(text.charAt(i)));
    }
    return chance % ALL < share;
  }
}
