package dev.weir.scan.report.html;

import dev.weir.scan.result.DataClass;
import java.util.Locale;

/** Small marks that look the same wherever they stand. */
final class Chips {

  private Chips() {}

  /** Writes a type of data, in the colour of its class. */
  static void data(Markup html, String type) {
    html.tag("span", type, "class", "chip " + DataClass.of(type).name().toLowerCase(Locale.ROOT)).text(" ");
  }
}
