package dev.weir.limit.budget;

import dev.weir.limit.budget.Order.Line;
import dev.weir.limit.budget.Order.Reserve;
import dev.weir.limit.budget.Order.Settle;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.settings.Shared;
import dev.weir.model.talk.Usage;
import dev.weir.store.Database;
import dev.weir.store.Presence;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The budgets of all Weirs on one PostgreSQL together.
 *
 * <p>Promises that what is set aside and what is spent never pass a budget together, whatever is killed, frozen or started
 * again, Weir or server. A call that costs more than was set aside for it passes the budget by that much at the most. What
 * nobody comes back to settle stays spent, and while PostgreSQL cannot be asked nothing is granted.
 */
public final class SharedBudgets implements ReadableBudgets, AutoCloseable {

  private static final String SCHEMA = "weir_budgets";
  private static final int CONNECTIONS = 1;
  /** Whoever looks goes another way than calls do. */
  private static final int CONNECTIONS_TO_LOOK = 1;

  private final Database database;
  private final Database looking;
  private final Register register = new Register();
  private final Presence presence;
  private final Teller teller;
  private final Duration patience;
  private final InstantSource clock;
  private final LongAdder held = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder away = new LongAdder();

  private SharedBudgets(Shared.Postgres postgres, InstantSource clock) {
    database = Database.of(postgres, SCHEMA, CONNECTIONS, postgres.patience());
    looking = Database.of(postgres, SCHEMA, CONNECTIONS_TO_LOOK, postgres.patience());
    presence = new Presence(database.place(), "calls under a budget are denied");
    patience = postgres.patience();
    this.clock = clock;
    teller = new Teller(new Books(database), presence, new Answers());
  }

  /**
   * How calls were answered.
   *
   * @param held with what they asked for
   * @param refused since a budget had too little left
   * @param away since PostgreSQL could not be asked
   * @param unsettled calls that have ended and are charged what was set aside for them until it can be settled
   */
  public record Counts(long held, long refused, long away, long unsettled) {}

  /** Returns the budgets; they need not be reachable yet. */
  public static SharedBudgets open(Shared.Postgres postgres, InstantSource clock) {
    return new SharedBudgets(postgres, clock);
  }

  @Override
  public Answer hold(List<Budget> budgets, String model, Usage most) {
    Instant now = clock.instant();
    List<Line> lines = new ArrayList<>();
    for (Budget budget : budgets) {
      Optional<Claim> claim = Claim.of(budget, model, most, now);
      if (claim.isEmpty()) {
        return new Holding.Unpriced(budget);
      }
      register.line(budget, claim.get().end(), now);
      lines.add(new Line(claim.get(), counter(budget, now)));
    }
    CompletableFuture<Holding> answer = new CompletableFuture<>();
    if (!teller.take(new Reserve(UUID.randomUUID(), lines, answer))) {
      away.increment();
      return new Holding.Unknown(budgets.getFirst());
    }
    return new Answer.Later(answer.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).exceptionally(_ -> {
      away.increment();
      return new Holding.Unknown(budgets.getFirst());
    }));
  }

  private static String counter(Budget budget, Instant now) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Claim.counter(budget, now));
  }

  @Override
  public List<Statement> statements(List<Budget> further) throws IOException {
    Instant now = clock.instant();
    Map<String, Register.Line> lines = new LinkedHashMap<>();
    register.with(further, now).forEach(line -> lines.put(counter(line.budget(), now), line));
    try {
      return Spent.of(looking, lines.keySet()).stream().map(one -> {
        Register.Line line = Objects.requireNonNull(lines.get(one.counter()), "it was asked for these");
        return new Statement(line.budget(), one.amount(), one.setAside(), line.ends());
      }).toList();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL at " + looking.place() + ": " + Database.reason(e), e);
    }
  }

  /** Returns whether PostgreSQL can be asked. */
  public boolean up() {
    return presence.up();
  }

  /** Returns how calls were answered. */
  public Counts counts() {
    return new Counts(held.sum(), refused.sum(), away.sum(), teller.unsettled());
  }

  @Override
  public void close() {
    teller.close();
    looking.close();
    database.close();
  }

  /** Tells calls what became of asking; one that has gone without an answer gets nothing. */
  private final class Answers implements Teller.Window {
    @Override
    public void granted(Reserve reserve) {
      List<Line> lines = reserve.lines();
      Hold hold = new SetAside(cost -> teller.take(new Settle(reserve.call(), lines,
          lines.stream().map(line -> cost.applyAsLong(line.claim())).toList())));
      if (reserve.answer().complete(new Holding.Held(hold))) {
        held.increment();
      } else {
        hold.release();
      }
    }

    @Override
    public void refused(Reserve reserve, Line lacking) {
      refused.increment();
      Claim claim = lacking.claim();
      reserve.answer()
          .complete(new Holding.Spent(claim.budget(), Duration.between(clock.instant(), claim.end())));
    }

    @Override
    public void unknown(Reserve reserve) {
      if (reserve.answer().complete(new Holding.Unknown(reserve.lines().getFirst().claim().budget()))) {
        away.increment();
      }
    }
  }
}
