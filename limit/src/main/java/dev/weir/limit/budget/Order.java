package dev.weir.limit.budget;

import dev.weir.model.talk.Budgets.Holding;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What is to be written into the books. */
sealed interface Order {

  /** One line of a reservation: a claim, and the name of its counter. */
  record Line(Claim claim, String counter) {}

  /** A call wants all of its lines set aside, or none. */
  record Reserve(UUID call, List<Line> lines, CompletableFuture<Holding> answer) implements Order {
    public Reserve {
      lines = List.copyOf(lines);
    }
  }

  /** A call has ended: {@code costs} take the place of what its lines had set aside. Nothing is done where they have nothing. */
  record Settle(UUID call, List<Line> lines, List<Long> costs) implements Order {
    public Settle {
      lines = List.copyOf(lines);
      costs = List.copyOf(costs);
    }
  }
}
