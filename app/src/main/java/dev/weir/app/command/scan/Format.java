package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /** Returns the forms that {@code --format} names. */
  static Set<Format> named(List<String> names) throws CannotRun {
    Set<Format> wanted = EnumSet.noneOf(Format.class);
    for (String name : names) {
      try {
        wanted.add(valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new CannotRun("--format takes no " + name, "",
            "use text, html, json, sarif, or several with commas");
      }
    }
    return wanted;
  }

  /** Returns the spelling of options; picocli reads and shows it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
