package dev.weir.policy.read;

import dev.weir.model.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of data that a file may name: a kind that is only mistyped would protect nothing. */
public final class Kinds {

  static final Set<String> WORDS = new TreeSet<>(
      Set.of("EMAIL", "PHONE", "CREDIT_CARD", "IBAN", "US_SSN", "IP_ADDRESS",
          "MAC_ADDRESS", "PERSON", "ADDRESS", "LOCATION", "DATE_OF_BIRTH", "SECRET"));

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Kinds() {}

  /** Returns the kind of this name: one of the common ones, or a national id, {@code CC_NAME}. */
  public static Optional<Kind> parse(String text) {
    return WORDS.contains(text) || isNational(text) ? Optional.of(new Kind(text)) : Optional.empty();
  }

  /** The country as in ISO 3166, and the two that it reserves. */
  private static boolean isNational(String text) {
    if (text.length() < 4 || text.charAt(2) != '_') {
      return false;
    }
    String country = text.substring(0, 2);
    boolean known = COUNTRIES.contains(country) || country.equals("UK") || country.equals("EU");
    return known
        && text.chars().skip(3).allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
  }
}
