package dev.weir.limit.budget;

import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Usage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What one call has set aside: it ends once, however often that is said. */
final class SetAside implements Hold {

  private final Consumer<ToLongFunction<Claim>> end;
  private final AtomicBoolean done = new AtomicBoolean();

  /** @param end charges what a claim has cost in place of what it had set aside */
  SetAside(Consumer<ToLongFunction<Claim>> end) {
    this.end = end;
  }

  @Override
  public void settle(Usage usage) {
    end(claim -> claim.cost().applyAsLong(usage));
  }

  @Override
  public void release() {
    end(_ -> 0);
  }

  private void end(ToLongFunction<Claim> cost) {
    if (done.compareAndSet(false, true)) {
      end.accept(cost);
    }
  }
}
