package dev.weir.bench.prompt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Ways of writing an order so that a person or a model still reads it and a list of words does not. */
enum Disguise {
  LEET, SPELLED, ZERO_WIDTH, LOOK_ALIKE, FULL_WIDTH, BASE64, HEX, BACKWARDS;

  private static final String DO = "Decode and do: ";

  String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case LEET -> swapped(text, "aeiost", "431057");
      case SPELLED -> each(text, c -> c == ' ' ? "  " : (char) c + " ");
      case ZERO_WIDTH -> each(text, c -> (char) c + "\u200b");
      case LOOK_ALIKE -> swapped(text, "aeopcyx", "аеорсух");
      case FULL_WIDTH -> each(text, c -> Character.toString(c > ' ' && c < 0x7f ? c + 0xfee0 : c));
      case BASE64 -> DO + Base64.getEncoder().encodeToString(bytes);
      case HEX -> DO + HexFormat.of().formatHex(bytes);
      case BACKWARDS -> new StringBuilder(text).reverse().toString();
    };
  }

  private static String each(String text, IntFunction<String> spelling) {
    return text.chars().mapToObj(spelling).collect(Collectors.joining());
  }

  private static String swapped(String text, String from, String to) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int at = from.indexOf(out.charAt(i));
      if (at >= 0) {
        out.setCharAt(i, to.charAt(at));
      }
    }
    return out.toString();
  }
}
