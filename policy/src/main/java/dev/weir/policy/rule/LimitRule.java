package dev.weir.policy.rule;

import dev.weir.model.Facts;
import dev.weir.model.KeyId;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How often.
 *
 * @param amount requests over {@code period}
 * @param burst the bucket's size
 * @param per whose bucket: one for each combination of these; empty means one for all
 */
public record LimitRule(long amount, Duration period, long burst, List<Per> per) {

  public LimitRule {
    per = List.copyOf(per);
  }

  /** What has a bucket of its own. */
  public enum Per {
    CALLER, DESTINATION, TEAM, KEY
  }

  Obligation.Limit duty(RuleRef by, Facts facts) {
    return new Obligation.Limit(by, key(per, facts), amount, period, burst);
  }

  /** Each value stands behind its length, so that no name can read as two. */
  static String key(List<Per> per, Facts facts) {
    StringBuilder key = new StringBuilder(48);
    for (Per one : per) {
      String value = value(one, facts);
      key.append(one.name().toLowerCase(Locale.ROOT)).append('=').append(value.length()).append(':')
          .append(value)
          .append(';');
    }
    return key.toString();
  }

  private static String value(Per per, Facts facts) {
    if (per == Per.DESTINATION) {
      return facts.where().name();
    }
    return facts.who() instanceof Principal.Caller caller ? switch (per) {
      case CALLER, DESTINATION -> caller.name();
      case TEAM -> caller.team();
      // Else whoever may make sub-keys would have as many buckets.
      case KEY -> caller.root().map(KeyId::text).orElse("");
    } : "";
  }
}
