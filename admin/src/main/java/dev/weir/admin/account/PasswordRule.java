package dev.weir.admin.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are let in: length before all, and enough that is neither a word that everybody tries, nor a run of the
 * keyboard, nor the owner's own name (NIST SP 800-63B section 3.1.1.2). No letters of this or that class are asked for.
 */
final class PasswordRule {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final int OWN = 6;
  private static final int RUN = 3;

  /** The cores of the passwords that lists of stolen ones lead with. */
  private static final List<String> TRIED = List.of("password", "passwort", "passw", "letmein", "welcome",
      "changeme",
      "administrator", "admin", "root", "superuser", "default", "secret", "qwertz", "qwerty", "azerty",
      "iloveyou",
      "monkey", "dragon", "football", "baseball", "sunshine", "princess", "master", "shadow", "superman",
      "batman",
      "trustno", "starwars", "whatever", "computer", "internet", "company", "summer", "winter", "spring",
      "autumn",
      "january", "february", "monday", "friday", "hunter", "login", "guest", "test", "user", "weir", "temp");
  private static final List<String> RUNS = List.of("abcdefghijklmnopqrstuvwxyz", "01234567890",
      "qwertyuiopasdfghjklzxcvbnm",
      "1qaz2wsx3edc4rfv5tgb");

  private PasswordRule() {}

  /** Returns why {@code password} will not do for {@code name}, with the mend; empty where it will. */
  static Optional<String> flaw(String password, String name) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of("a password has " + SHORTEST + " to " + LONGEST + " characters: take a few words");
    }
    return own(password, name) < OWN
        ? Optional.of("this is among the first that are tried: take a few words that nobody says together")
        : Optional.empty();
  }

  /** Returns how many characters stay when all that is easy to guess is taken out. */
  private static long own(String password, String name) {
    String left = plain(password);
    if (name.length() >= RUN) {
      left = left.replace(plain(name), " ");
    }
    for (String word : TRIED) {
      left = left.replace(plain(word), " ");
    }
    return withoutRuns(left).codePoints().filter(c -> c != ' ').distinct().count();
  }

  /** Letters that stand for others are read as those, {@code p4$$w0rd}; what is neither letter nor digit is left out. */
  private static String plain(String text) {
    String read = text.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'i').replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's').replace('7', 't').replace('$', 's').replace('@', 'a').replace('!', 'i');
    return read.codePoints().filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static String withoutRuns(String text) {
    StringBuilder left = new StringBuilder(text.length());
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || !follows(text.charAt(i - 1), text.charAt(i))) {
        left.append(i - start >= RUN ? text.substring(start, start + 1) : text.substring(start, i));
        start = i;
      }
    }
    return left.toString();
  }

  private static boolean follows(char one, char next) {
    return one == next || RUNS.stream().map(PasswordRule::plain).anyMatch(
        run -> run.contains("" + one + next) || run.contains("" + next + one));
  }
}
