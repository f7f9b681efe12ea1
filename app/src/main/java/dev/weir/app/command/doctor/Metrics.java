package dev.weir.app.command.doctor;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Numbers of a running Weir, as it writes them for Prometheus; a line that is none is passed over. */
record Metrics(Map<String, Double> values) {

  private static final String INFO = "weir_build_info{version=\"";

  static Metrics parse(String text) {
    Map<String, Double> values = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int space = line.lastIndexOf(' ');
      if (space > 0 && !line.startsWith("#")) {
        try {
          values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        } catch (NumberFormatException e) {
          // Such as one of another version's, in a form that is not known here.
        }
      }
    }
    return new Metrics(Map.copyOf(values));
  }

  /** Returns the number of a series, with its labels as they are written. */
  OptionalDouble of(String series) {
    Double value = values.get(series);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns the sum of all series of a name. */
  double sum(String name) {
    return values.entrySet().stream().filter(each -> each.getKey().startsWith(name + "{"))
        .mapToDouble(Map.Entry::getValue).sum();
  }

  /** Returns the version of the Weir that has written them; empty text where it does not say. */
  String version() {
    return values.keySet().stream().filter(series -> series.startsWith(INFO)).findFirst()
        .map(series -> series.substring(INFO.length(), series.length() - 2)).orElse("");
  }
}
