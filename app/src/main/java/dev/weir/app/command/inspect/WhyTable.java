package dev.weir.app.command.inspect;

import dev.weir.app.text.Cell;
import dev.weir.app.text.Style;
import dev.weir.detect.explain.Candidate;
import dev.weir.detect.explain.Reason;
import dev.weir.detect.explain.Word;
import dev.weir.model.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was considered, a row each: why it was taken, or why not; what many detectors refused alike is one row. */
final class WhyTable {

  /** Of many kinds that were refused alike these are named. */
  private static final int NAMED = 3;

  private final boolean reveal;

  /** What candidates have in common that are told in one row; by whom it was taken, or for which reasons it was not. */
  private record Row(Span where, boolean taken, List<String> common) {}

  WhyTable(boolean reveal) {
    this.reveal = reveal;
  }

  /** Returns the rows, with a head. */
  List<List<Cell>> of(List<Candidate> candidates) {
    Map<Row, List<Candidate>> rows = new LinkedHashMap<>();
    for (Candidate one : candidates) {
      List<String> common = one.isTaken()
          ? List.of(one.detector().text())
          : one.reasons().stream().map(Reason::code).toList();
      Row row = new Row(one.where(), one.isTaken(), common);
      rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(one);
    }
    List<List<Cell>> table = new ArrayList<>();
    table.add(head());
    rows.forEach((row, alike) -> table.add(cells(row, alike)));
    return table;
  }

  private List<Cell> head() {
    List<Cell> head = new ArrayList<>();
    for (String name : List.of("START", "END", "", "TYPE", "WHY", "WHERE")) {
      head.add(new Cell(name, Style.STRONG));
    }
    if (reveal) {
      head.add(new Cell("VALUE", Style.STRONG));
    }
    return head;
  }

  private List<Cell> cells(Row row, List<Candidate> alike) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(String.valueOf(row.where().start())),
        Cell.of(String.valueOf(row.where().end())),
        row.taken() ? new Cell("taken", Style.GOOD) : Cell.of("not"), new Cell(kinds(alike), Style.NOTICE),
        Cell.of(why(alike)), Cell.of(row.where().pointer())));
    if (reveal) {
      cells.add(Cell.of(alike.getFirst().revealed()));
    }
    return cells;
  }

  private static String kinds(List<Candidate> alike) {
    List<String> names = alike.stream().map(one -> one.kind().name()).distinct().toList();
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }

  private static String why(List<Candidate> alike) {
    Candidate one = alike.getFirst();
    if (!one.isTaken()) {
      return one.reasons().stream().map(reason -> because(reason, alike)).collect(Collectors.joining("; "));
    }
    StringBuilder why = new StringBuilder(one.detector().text()).append(", score ")
        .append(Inspect.rounded(one.score()));
    if (one.checked()) {
      why.append("; its check holds");
    }
    one.words().forEach(word -> why.append("; ").append(raised(word)));
    return why.toString();
  }

  /** Each kind has words of its own: those of several are not told. */
  private static String because(Reason reason, List<Candidate> alike) {
    boolean same = alike.stream().allMatch(one -> one.reasons().contains(reason));
    return same ? reason.because() : "no word is near that names it";
  }

  private static String raised(Word word) {
    String where = word.where().map(span -> " at " + span.start() + " to " + span.end())
        .orElse(" before it");
    String without = word.without() == 0
        ? "would not be taken"
        : "would score " + Inspect.rounded(word.without());
    return without + " without the word " + word.text() + where;
  }
}
