package dev.weir.vault;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Encrypts numbers and codes so that their shape lives: a digit for each digit, a small letter for each small one, a capital
 * for each capital, all else in its place. All of them are one number below the product of ten for each digit and 26 for each
 * letter, which FF1 (NIST SP 800-38G, section 5.1) encrypts as decimal digits with AES-256, again and again until it is below
 * that product once more. The key is the caller's, the tweak is kind and destination.
 */
final class ShapeCipher {

  /** SP 800-38G revision 1: fewer values could be guessed through. */
  private static final BigInteger FEWEST = BigInteger.valueOf(1_000_000);
  private static final BigInteger DIGITS = BigInteger.TEN;
  private static final BigInteger LETTERS = BigInteger.valueOf(26);
  /** Longer ones are no numbers that people have. */
  private static final int LONGEST = 64;

  private final KeyedHash keys;

  ShapeCipher(KeyedHash keys) {
    this.keys = keys;
  }

  /** Returns {@code value} encrypted; empty where fewer than a million values have its shape. */
  Optional<String> encrypted(Kind kind, String value, Scope scope) {
    return turned(true, kind, value, scope);
  }

  /** Returns what {@link #encrypted} made {@code value} of. */
  Optional<String> decrypted(Kind kind, String value, Scope scope) {
    return turned(false, kind, value, scope);
  }

  private Optional<String> turned(boolean forwards, Kind kind, String value, Scope scope) {
    BigInteger size = BigInteger.ONE;
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < value.length() && i < LONGEST; i++) {
      BigInteger radix = radix(value.charAt(i));
      size = size.multiply(radix);
      number = number.multiply(radix).add(BigInteger.valueOf(place(value.charAt(i))));
    }
    if (size.compareTo(FEWEST) < 0 || value.length() > LONGEST) {
      return Optional.empty();
    }
    Ff1 ff1 = new Ff1(forwards, keys.of(Packed.together(scope.caller()), KeyedHash.BYTES),
        Packed.together(kind.name(), scope.destination()), size.subtract(BigInteger.ONE).toString().length());
    do {
      number = ff1.turn(number);
    } while (number.compareTo(size) >= 0);
    return Optional.of(written(number, value));
  }

  /** Returns the number in the shape of {@code model}. */
  private static String written(BigInteger number, String model) {
    char[] text = model.toCharArray();
    BigInteger rest = number;
    for (int i = text.length - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(radix(text[i]));
      rest = parts[0];
      text[i] = (char) (text[i] - place(text[i]) + parts[1].intValue());
    }
    return new String(text);
  }

  private static BigInteger radix(char c) {
    return c >= '0' && c <= '9' ? DIGITS : isLetter(c) ? LETTERS : BigInteger.ONE;
  }

  /** Returns which of the characters that it may become this one is. */
  private static int place(char c) {
    return c >= '0' && c <= '9' ? c - '0' : isLetter(c) ? (c | 0x20) - 'a' : 0;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
