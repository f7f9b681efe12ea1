package dev.weir.scan.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Set;

/**
 * Writes HTML in which nothing but {@link #asset} can be anything else than text or an attribute's value. Characters that would
 * act on their neighbours without being seen (controls, and the marks that turn writing around) are spelt out.
 */
final class Markup {

  private static final Set<String> VOID = Set.of("meta", "input", "br");

  private final Writer out;

  Markup(Writer out) {
    this.out = out;
  }

  /** Writes an element around {@code inner}; {@code attributes} are names and values in turn. */
  Markup tag(String name, Runnable inner, String... attributes) {
    open(name, attributes);
    if (!VOID.contains(name)) {
      inner.run();
      raw("</" + name + ">");
    }
    return this;
  }

  /** Writes an element around text. */
  Markup tag(String name, String text, String... attributes) {
    return tag(name, () -> text(text), attributes);
  }

  Markup text(String text) {
    raw(escaped(text));
    return this;
  }

  /** Writes an element around one of Weir's own files, as it is: the browser runs it by its hash. */
  Markup asset(String name, String content) {
    raw("<" + name + ">" + content + "</" + name + ">");
    return this;
  }

  /** Writes the declaration that begins a document. */
  Markup doctype() {
    raw("<!doctype html>\n");
    return this;
  }

  private void open(String name, String... attributes) {
    StringBuilder tag = new StringBuilder("<").append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      tag.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
    }
    raw(tag.append('>').toString());
  }

  private static String escaped(String text) {
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, clean));
    return clean.toString();
  }

  private static void escape(int c, StringBuilder into) {
    switch (c) {
      case '&' -> into.append("&amp;");
      case '<' -> into.append("&lt;");
      case '>' -> into.append("&gt;");
      case '"' -> into.append("&quot;");
      case '\'' -> into.append("&#39;");
      case '\t', '\n' -> into.append((char) c);
      default -> {
        if (isUnseen(c)) {
          into.append("\u2039U+").append(HexFormat.of().withUpperCase().toHexDigits(c, 6)).append('\u203a');
        } else {
          into.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c) || switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
        true;
      default -> false;
    };
  }

  private void raw(String html) {
    try {
      out.write(html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
