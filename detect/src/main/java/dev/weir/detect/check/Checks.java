package dev.weir.detect.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The checks that a detector of one's own can ask for by name; each takes a code without spaces and hyphens, in upper case. */
public final class Checks {

  private static final Map<String, Predicate<String>> BY_NAME = new TreeMap<>(Map.of(
      "luhn", Luhn::holds,
      "verhoeff", Verhoeff::holds,
      "damm", Damm::holds,
      "mod97", digitsOrLetters(Iso7064::mod97),
      "iban",
      digitsOrLetters(code -> code.length() > 4 && Iso7064.mod97(code.substring(4) + code.substring(0, 4))),
      "mod11-10", digits(Iso7064::mod11And10),
      "mod11-2",
      code -> digits(code, code.length() - (code.endsWith("X") ? 1 : 0)) && Iso7064.mod11And2(code),
      "mod37-36", digitsOrLetters(Iso7064::mod37And36)));

  private Checks() {}

  /** Returns the check of this name: false for what it is not made for, never an exception. */
  public static Optional<Predicate<String>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Returns all names, in order. */
  public static Set<String> names() {
    return Set.copyOf(BY_NAME.keySet());
  }

  private static Predicate<String> digits(Predicate<String> check) {
    return code -> digits(code, code.length()) && check.test(code);
  }

  private static boolean digits(String code, int to) {
    return to > 0 && code.chars().limit(to).allMatch(c -> c >= '0' && c <= '9');
  }

  private static Predicate<String> digitsOrLetters(Predicate<String> check) {
    return code -> !code.isEmpty() && code.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
        && check.test(code);
  }
}
