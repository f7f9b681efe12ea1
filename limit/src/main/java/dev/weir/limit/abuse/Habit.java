package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How one caller uses one destination; what is counted within minutes does not last. Guarded by itself. */
final class Habit implements Lasting {

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

  private List<Lasting> parts() {
    return List.of(calls, bytes, hours, rhythm, hold);
  }

  @Override
  public synchronized void write(DataOutput out) throws IOException {
    for (Lasting part : parts()) {
      part.write(out);
    }
  }

  @Override
  public synchronized void read(DataInput in) throws IOException {
    for (Lasting part : parts()) {
      part.read(in);
    }
  }
}
