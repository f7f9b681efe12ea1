package dev.weir.app.command.audit;

import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Hits below the heads of their columns. */
final class HitTable {

  private static final List<Cell> HEADS = heads("TIME", "CALLER", "METHOD", "TO", "DECISION", "RULE", "FOUND",
      "STATUS");

  private HitTable() {}

  static void show(Screen screen, List<Hit> hits) {
    if (hits.isEmpty()) {
      screen.note("nothing is found");
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HEADS);
    hits.forEach(hit -> rows.add(HitRow.of(hit)));
    screen.table(rows);
  }

  static List<Cell> heads(String... heads) {
    return Stream.of(heads).map(head -> new Cell(head, Style.STRONG)).toList();
  }
}
