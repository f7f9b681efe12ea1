package dev.weir.detect.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Words that no answer may say, however they are spaced, cased or punctuated: as they are, backwards, in hexadecimal and in
 * Base64 at any place of a longer text.
 */
final class Canaries {

  /** A pattern of fewer letters and digits would be met by chance. */
  private static final int SHORTEST = 8;

  private final List<String> patterns = new ArrayList<>();
  private final int longest;

  Canaries(List<String> words) {
    words.forEach(this::add);
    longest = patterns.stream().mapToInt(String::length).max().orElse(0);
  }

  private void add(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    pattern(word);
    pattern(new StringBuilder(word).reverse().toString());
    pattern(HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last character also depend on what stands beside the word.
      int from = before == 0 ? 0 : before + 1;
      pattern(coded.substring(from, coded.length() - (shifted.length % 3 == 0 ? 0 : 1)));
    }
  }

  private void pattern(String text) {
    String squeezed = Plain.squeezed(Plain.of(text));
    if (squeezed.length() >= SHORTEST) {
      patterns.add(squeezed);
    }
  }

  /** Takes the next piece of an answer, cut anywhere; returns whether a canary ends in it. */
  boolean in(String plain, StringBuilder tail) {
    if (longest == 0) {
      return false;
    }
    tail.append(Plain.squeezed(plain));
    boolean found = patterns.stream().anyMatch(pattern -> tail.indexOf(pattern) >= 0);
    tail.delete(0, Math.max(0, tail.length() - longest + 1));
    return found;
  }
}
