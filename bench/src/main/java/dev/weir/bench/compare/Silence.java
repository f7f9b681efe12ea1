package dev.weir.bench.compare;

import java.util.Optional;

/** Opens as many connections as are wanted, some at a time, and lets them be: none ever asks. */
final class Silence implements Pace {
  private Optional<Load> load = Optional.empty();
  private int undialled;
  private int open;

  /** @param undialled how many more are wanted than the load dials by itself */
  Silence(int undialled) {
    this.undialled = undialled;
  }

  /** Returns whether fewer than {@code wanted} are open, which is then a fault. */
  boolean missed(int wanted) {
    if (open < wanted) {
      load.orElseThrow().tally().failed("only " + open + " of " + wanted + " open at the end");
    }
    return open < wanted;
  }

  /** Returns how many are open now. */
  int open() {
    return open;
  }

  @Override
  public void begin(Load load) {
    this.load = Optional.of(load);
  }

  @Override
  public void ready(Line line) {
    open++;
    Load here = load.orElseThrow();
    here.tally().answered(System.nanoTime() - line.dialled());
    if (undialled > 0) {
      undialled--;
      here.open();
    }
  }

  @Override
  public void gone(Line line) {
    open--;
  }
}
