package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.talk.Budgets;
import java.io.IOException;
import java.util.List;

/** Tells people what is spent. No call waits for that. */
public interface ReadableBudgets extends Budgets {

  /**
   * Returns what is spent of the budgets that calls of this process were under in their windows of now, and of {@code further};
   * nothing of those of which nothing was ever spent. Blocks.
   *
   * @throws IOException where whoever counts cannot be asked now
   */
  List<Statement> statements(List<Budget> further) throws IOException;
}
