package dev.weir.audit.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** HTML in which all that comes from outside is text. */
final class Markup {

  private static final DateTimeFormatter TIME = DateTimeFormatter
      .ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final StringBuilder html = new StringBuilder(1 << 16);

  /** Opens an element; {@code attributes} are ours, name and value by turns. */
  Markup open(String name, String... attributes) {
    html.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      html.append('"');
    }
    html.append('>');
    return this;
  }

  Markup close(String name) {
    html.append("</").append(name).append(">\n");
    return this;
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  /** Writes an element that holds a text. */
  Markup tag(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  /** Writes what is ours and no text: the style sheet. */
  Markup asIs(String ours) {
    html.append(ours);
    return this;
  }

  /** Opens a table below its heads; a head that begins with {@code #} is of numbers. */
  Markup table(String... heads) {
    open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String head : heads) {
      boolean count = head.startsWith("#");
      tag("th", count ? head.substring(1) : head, "scope", "col", "class", count ? "count" : "");
    }
    return close("tr").close("thead").open("tbody");
  }

  /** Writes a row; numbers stand to the right, times in one line. */
  Markup row(List<Object> cells) {
    open("tr");
    for (Object cell : cells) {
      if (cell instanceof Number number) {
        tag("td", String.format(Locale.ROOT, "%,d", number.longValue()), "class", "count");
      } else if (cell instanceof Instant time) {
        tag("td", TIME.format(time), "class", "time");
      } else {
        tag("td", String.valueOf(cell));
      }
    }
    return close("tr");
  }

  Markup endTable() {
    return close("tbody").close("table").close("div");
  }

  private void escape(String text) {
    text.codePoints().forEach(c -> {
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        default -> html.appendCodePoint(Character.isISOControl(c) && c != '\n' || isTurning(c) ? '·' : c);
      }
    });
  }

  /** Characters that show a name in another order than it is written (Unicode TR 9). */
  private static boolean isTurning(int c) {
    return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x200e || c == 0x200f;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
