package dev.weir.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Figures by name, and the ones that were recorded: a line each, {@code name figure}. */
final class Figures {

  private final Map<String, Double> figures = new TreeMap<>();

  void put(String name, double figure) {
    figures.put(name, figure);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    figures.forEach((name, figure) -> lines.add(name + String.format(Locale.ROOT, " %.4f", figure)));
    Files.write(file, lines);
  }

  /**
   * Returns a line for each figure that is more than {@code tolerance} below the one recorded in {@code file}; one that is
   * not there any more is 0.
   */
  List<String> worseThan(Path file, double tolerance) throws IOException {
    List<String> worse = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      int space = line.lastIndexOf(' ');
      String name = line.substring(0, space);
      double then = Double.parseDouble(line.substring(space + 1));
      double now = figures.getOrDefault(name, 0.0);
      if (now < then - tolerance) {
        worse.add(String.format(Locale.ROOT, "worse: %s %.4f, recorded %.4f", name, now, then));
      }
    }
    return worse;
  }
}
