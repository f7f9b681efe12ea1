package dev.weir.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/** A way to write a value so that whoever reads it knows it again; the bytes of a body are Latin-1. */
record Spelling(String name, String type, UnaryOperator<String> writing) {

  /** Of numbers that are printed in groups: their groups, one space between. */
  static final List<Spelling> OF_GROUPS = List.of(
      grouped("dots", "."), grouped("slashes", "/"), grouped("en dashes", "–"),
      grouped("no-break spaces", "\u00a0"),
      grouped("thin spaces", "\u2009"), grouped("underscores", "_"), grouped("dashes in spaces", " - "),
      grouped("two spaces", "  "), grouped("tabs", "\\t"), grouped("line ends", "\\n"),
      grouped("line ends and indentation", "\\r\\n    "), grouped("commas", ", "), grouped("bars", " | "),
      new Spelling("literals in code", "text/plain",
          groups -> "card_or_iban = ['" + groups.replace(" ", "', '") + "']"));

  /** Of any value. */
  static final List<Spelling> OF_VALUES = List.of(
      json("base32", value -> base32("note: " + value)),
      json("base32 in small letters", value -> base32("note: " + value).toLowerCase(Locale.ROOT)),
      json("base64 of zlib", value -> base64(deflated("{\"note\":\"" + value + "\"}", false))),
      json("base64 of bare deflate", value -> base64(deflated("{\"note\":\"" + value + "\"}", true))),
      json("base64 of a protocol buffer", value -> base64("\n" + (char) value.length() + value + "\020\001")),
      json("base64 of MessagePack", value -> base64("\u0081\u00a1a\u00d9" + (char) value.length() + value)),
      json("base64 of CBOR", value -> base64("\u00a1aa" + (char) (0x60 + value.length()) + value)),
      json("base64 three times", value -> base64(base64(base64(value)))),
      json("hexadecimal of base64", value -> hex(base64("note " + value))),
      new Spelling("a URL in base64 in JSON in a form", "application/x-www-form-urlencoded",
          value -> "d=" + percent("{\"a\":\"" + base64("u=" + percent("https://a.test/?q=" + percent(value)))
              + "\"}")),
      json("a link's query", value -> "https://a.test/?d=" + base64("note " + value)),
      json("soft hyphens", value -> utf8(String.join("\u00ad", value.split("")))),
      json("keycaps", value -> utf8(value.replaceAll("([0-9])", "$1\ufe0f\u20e3"))),
      declared("utf-32"), declared("IBM037"), declared("gb18030"),
      new Spelling("utf-7", "text/plain; charset=utf-7",
          value -> "+" + base64(new String(value.getBytes(UTF_16BE), ISO_8859_1))
              .replace("=", "") + "-"));

  /** Returns the body of a request with {@code value} written so. */
  String body(String value) {
    return writing.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Spelling grouped(String name, String mark) {
    return json(name, groups -> groups.replace(" ", utf8(mark)));
  }

  private static Spelling json(String name, UnaryOperator<String> writing) {
    return new Spelling(name, "application/json", value -> "{\"a\":\"" + writing.apply(value) + "\"}");
  }

  private static Spelling declared(String charset) {
    return new Spelling(charset, "text/plain; charset=" + charset,
        value -> new String(value.getBytes(Charset.forName(charset)), ISO_8859_1));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }

  private static String percent(String text) {
    return text.chars().mapToObj(c -> "%" + HexFormat.of().toHexDigits((byte) c))
        .collect(Collectors.joining());
  }

  /** RFC 4648 section 6. */
  private static String base32(String text) {
    String bits = text.chars().mapToObj(c -> Integer.toBinaryString(c | 0x100).substring(1))
        .collect(Collectors.joining());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 5) {
      String five = (bits.substring(i) + "0000").substring(0, 5);
      out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(five, 2)));
    }
    return out + "=".repeat(-out.length() & 7);
  }

  private static String deflated(String text, boolean bare) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED + 1, bare)) {
      deflater.setInput(text.getBytes(ISO_8859_1));
      deflater.finish();
      byte[] out = new byte[1024];
      return new String(out, 0, deflater.deflate(out), ISO_8859_1);
    }
  }
}
