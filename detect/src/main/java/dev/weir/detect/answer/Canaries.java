package dev.weir.detect.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that no answer may say, however they are spaced, cased, punctuated and accented: as they are, backwards, with letters
 * thirteen places on, as the numbers of their signs, in hexadecimal, and in Base64 at any place of a longer text.
 */
final class Canaries {

  /** A pattern of fewer letters and digits would be met by chance. */
  private static final int SHORTEST = 8;

  /** How the number of a sign is written in a row of them. */
  private static final List<String> NUMBERS = List.of("%d", "%x", "0x%x", "u%x", "x%x", "%o", "%03o", "%04x");
  private static final int BITS = 8;

  private final List<String> patterns = new ArrayList<>();
  private final int longest;

  Canaries(List<String> words) {
    words.forEach(this::add);
    longest = patterns.stream().mapToInt(String::length).max().orElse(0);
  }

  private void add(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    pattern(word);
    pattern(Letters.reversed(word));
    pattern(Letters.turned(word));
    pattern(Letters.reversed(HexFormat.of().formatHex(bytes)));
    NUMBERS.forEach(format -> numbers(word, format, " "));
    numbers(word, "%x", "00");
    pattern(word.chars().mapToObj(sign -> "0".repeat(BITS - Math.min(BITS, bits(sign).length())) + bits(sign))
        .collect(Collectors.joining()));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last character also depend on what stands beside the word.
      int from = before == 0 ? 0 : before + 1;
      pattern(coded.substring(from, coded.length() - (shifted.length % 3 == 0 ? 0 : 1)));
    }
  }

  private void numbers(String word, String format, String between) {
    pattern(word.chars().mapToObj(format::formatted).collect(Collectors.joining(between)));
  }

  private static String bits(int sign) {
    return Integer.toBinaryString(sign);
  }

  private void pattern(String text) {
    String letters = Letters.of(Plain.of(text));
    if (letters.length() >= SHORTEST) {
      patterns.add(letters);
    }
  }

  /** Takes the next piece of an answer, cut anywhere; returns whether a canary ends in it. */
  boolean in(String plain, StringBuilder tail) {
    if (longest == 0) {
      return false;
    }
    tail.append(Letters.of(plain));
    boolean found = patterns.stream().anyMatch(pattern -> tail.indexOf(pattern) >= 0);
    tail.delete(0, Math.max(0, tail.length() - longest + 1));
    return found;
  }
}
