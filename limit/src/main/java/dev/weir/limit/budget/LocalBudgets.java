package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.talk.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The budgets of this one Weir, in a file that survives it.
 *
 * <p>Promises that what is set aside and what is spent never pass a budget together, on any number of threads. A call that costs
 * more than was set aside for it passes the budget by that much at the most: tokens are estimated above what providers
 * count, and an answer's length is known where the request says it. What was set aside by calls in flight when Weir is
 * killed stays spent.
 */
public final class LocalBudgets implements ReadableBudgets, AutoCloseable {

  private static final String FILE = "budgets";
  private static final int MOST_COUNTERS = 1 << 16;

  private final Ledger ledger;
  private final InstantSource clock;
  private final Register register = new Register();

  private LocalBudgets(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Opens the budgets in {@code folder}, or begins new ones. */
  public static LocalBudgets open(Path folder, InstantSource clock) throws IOException {
    return new LocalBudgets(Ledger.open(folder.resolve(FILE), MOST_COUNTERS), clock);
  }

  @Override
  public Holding hold(List<Budget> budgets, String model, Usage most) {
    Instant now = clock.instant();
    List<Entry> entries = new ArrayList<>(2);
    SetAside hold = new SetAside(
        cost -> entries.forEach(entry -> settle(entry, cost.applyAsLong(entry.claim()))));
    for (Budget budget : budgets) {
      Optional<Claim> claim = Claim.of(budget, model, most, now);
      if (claim.isEmpty()) {
        hold.release();
        return new Holding.Unpriced(budget);
      }
      Instant end = claim.get().end();
      long key = key(budget, now);
      long counter = ledger.find(key, end, now);
      if (counter < 0 || !ledger.addUpTo(counter, claim.get().amount(), budget.amount())) {
        hold.release();
        return counter < 0
            ? new Holding.Crowded(budget)
            : new Holding.Spent(budget, Duration.between(now, end));
      }
      Register.Line line = register.line(budget, end, now);
      line.setAside().add(claim.get().amount());
      entries.add(new Entry(counter, key, claim.get(), line));
    }
    return new Holding.Held(hold);
  }

  private void settle(Entry entry, long cost) {
    long amount = entry.claim().amount();
    ledger.settle(entry.counter(), entry.key(), cost - amount);
    entry.line().setAside().add(-amount);
  }

  @Override
  public List<Statement> statements(List<Budget> further) {
    Instant now = clock.instant();
    return register.with(further, now).stream().flatMap(line -> statement(line, now).stream()).toList();
  }

  private Optional<Statement> statement(Register.Line line, Instant now) {
    OptionalLong spent = ledger.spent(key(line.budget(), now));
    return spent.isEmpty()
        ? Optional.empty()
        : Optional.of(new Statement(line.budget(), spent.getAsLong(), line.setAside().sum(), line.ends()));
  }

  /** Returns what {@code budget} has left now, of what it counts; what is set aside is not left. */
  public long left(Budget budget) {
    Instant now = clock.instant();
    long counter = ledger.find(key(budget, now), budget.ends(now), now);
    return counter < 0 ? 0 : budget.amount() - ledger.count(counter);
  }

  /** Never 0, which is no key; two in 65,536 counters are the same with a chance of one in four billion. */
  private static long key(Budget budget, Instant now) {
    return ByteBuffer.wrap(Claim.counter(budget, now)).getLong() | 1;
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }

  private record Entry(long counter, long key, Claim claim, Register.Line line) {}
}
