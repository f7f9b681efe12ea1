package dev.weir.limit.abuse;

/** How one caller uses one destination. Guarded by itself. */
final class Habit {

  private static final long FEW_CALLS = 50;
  private static final long FEW_BYTES = 1 << 20;

  final Repeats repeats = new Repeats();
  final Tally failures = new Tally();
  final Baseline calls = new Baseline(FEW_CALLS);
  final Baseline bytes = new Baseline(FEW_BYTES);
  final Spread paths = new Spread();
  final Hours hours = new Hours();
  final Rhythm rhythm = new Rhythm();
  final Hold hold = new Hold();
}
