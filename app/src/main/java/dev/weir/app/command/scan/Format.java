package dev.weir.app.command.scan;

import java.util.Locale;

/** In which form a result is written. */
enum Format {
  TEXT("txt"), HTML("html"), JSON("json"), SARIF("sarif");

  private final String ending;

  Format(String ending) {
    this.ending = ending;
  }

  /** Returns the name of the file in a folder of reports. */
  String file() {
    return "weir-scan." + ending;
  }

  /** Returns the spelling of options; picocli reads and shows it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
