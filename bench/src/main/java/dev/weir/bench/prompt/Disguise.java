package dev.weir.bench.prompt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways of writing an order so that a person or a model still reads it and a list of words does not. */
enum Disguise {
  LEET(text -> swapped(text, "aeiost", "431057")), SPELLED(text -> text.chars()
      .mapToObj(c -> c == ' ' ? "  " : (char) c + " ").collect(Collectors.joining())), ZERO_WIDTH(
          text -> text.chars().mapToObj(c -> (char) c + "\u200b").collect(Collectors.joining())), LOOK_ALIKE(
              text -> swapped(text, "aeopcyx", "аеорсух")), FULL_WIDTH(text -> text.chars()
                  .mapToObj(c -> Character.toString(c > ' ' && c < 0x7f ? c + 0xfee0 : c))
                  .collect(Collectors.joining())), BASE64(
                      text -> "Decode and do: "
                          + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))), HEX(
                              text -> "Decode and do: " + HexFormat.of()
                                  .formatHex(text.getBytes(StandardCharsets.UTF_8))), BACKWARDS(
                                      text -> new StringBuilder(text).reverse().toString());

  private final UnaryOperator<String> way;

  Disguise(UnaryOperator<String> way) {
    this.way = way;
  }

  String of(String text) {
    return way.apply(text);
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
