package dev.weir.scan.result;

import java.util.Set;

/** How grave it is that data of a type leaves. */
public enum DataClass {
  SECRET("Secrets"), PERSONAL("Personal data"), OTHER("Other data");

  private static final Set<String> OTHERS = Set.of("FILE", "USER_INPUT", "COMMAND_LINE", "COMMAND_OUTPUT",
      "DATABASE_ROW",
      "SYSTEM_INFO", "PROMPT", "LOG_MESSAGE", "MESSAGE", "CONFIG", "DATA");

  private final String label;

  DataClass(String label) {
    this.label = label;
  }

  /** Returns the class of a {@code Datum.type}; a type that nobody knows counts as personal. */
  public static DataClass of(String type) {
    return type.equals("SECRET") ? SECRET : OTHERS.contains(type) ? OTHER : PERSONAL;
  }

  public String label() {
    return label;
  }
}
