package dev.weir.scan.report.html;

import dev.weir.scan.result.Excerpts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that a page shows: masked, and cut where they are longer than anybody reads. Keeps the files of late. */
final class SourceLines {

  private static final int WIDEST = 220;

  /** What is masked around what is shown, so that a secret is not missed for being cut in two. */
  private static final int MARGIN = 1_000;

  private static final int KEPT = 12;

  private final Excerpts excerpts;
  private final Mask mask;
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  SourceLines(Excerpts excerpts, Mask mask) {
    this.excerpts = excerpts;
    this.mask = mask;
  }

  /**
   * Returns a line as it is shown.
   *
   * @param line from 1; empty comes back for one that there is not
   * @param column from 1, what must be in view
   */
  Optional<String> line(String path, int line, int column) {
    List<String> lines = files.computeIfAbsent(path, excerpts::lines);
    while (files.size() > KEPT) {
      files.remove(files.keySet().iterator().next());
    }
    return line < 1 || line > lines.size()
        ? Optional.empty()
        : Optional.of(shown(lines.get(line - 1), column));
  }

  private String shown(String line, int column) {
    if (line.length() <= WIDEST) {
      return mask.hide(line);
    }
    int from = Math.max(0, Math.min(column - WIDEST / 4, line.length() - WIDEST));
    int first = Math.max(0, from - MARGIN);
    String masked = mask.hide(line.substring(first, Math.min(line.length(), from + WIDEST + MARGIN)));
    int start = Math.max(0, Math.min(from - first, masked.length() - WIDEST));
    String seen = masked.substring(start, Math.min(masked.length(), start + WIDEST));
    return (from > 0 ? "\u2026" : "") + seen + "\u2026";
  }
}
