package dev.weir.admin.api;

import dev.weir.admin.account.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parts of a request's body, once they are known to be there and to be what they are to be. */
final class Words {

  private static final int MOST = 100;
  private static final int LONGEST = 100;

  private Words() {}

  /** Returns {@code text}; refused where there is none. */
  static String needed(@Nullable String text, String what) throws Refused {
    if (text == null || text.isEmpty()) {
      throw new Refused(Refused.Why.MALFORMED, "say the " + what);
    }
    return text;
  }

  /** Returns what each of {@code words} names; refused where one names nothing. */
  static <T> Set<T> all(List<@Nullable String> words, String what, Function<String, Optional<T>> named)
      throws Refused {
    Set<T> all = new LinkedHashSet<>();
    for (String word : words) {
      Optional<T> found = word == null ? Optional.empty() : named.apply(word);
      all.add(found.orElseThrow(() -> new Refused(Refused.Why.MALFORMED, "one of the " + what + " is none")));
    }
    if (all.size() > MOST) {
      throw new Refused(Refused.Why.MALFORMED, "at most " + MOST + " " + what);
    }
    return all;
  }

  /** Returns the name of a team, as a configuration has them. */
  static Optional<String> team(String word) {
    boolean fine = !word.isBlank() && word.length() <= LONGEST
        && word.chars().noneMatch(Character::isISOControl);
    return fine ? Optional.of(word) : Optional.empty();
  }
}
