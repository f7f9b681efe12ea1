package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells calls at regular intervals, by the mean interval and the mean deviation from it: soon where the intervals are much the
 * same, and later where they are spread by much jitter. Where people or their work make the calls, intervals deviate by three
 * quarters of their mean (as those of a Poisson process do); of a program that reports home with half its interval as jitter
 * they deviate by a quarter at the most. Calls at short intervals are one beat, since a program may say several things at once.
 */
final class Rhythm implements Lasting {

  /** What comes faster belongs together; where nothing but that comes, it is a flood, or one page's many parts. */
  private static final long SHORTEST_MILLIS = 5_000;
  /** What is so many times longer than usual is no interval, once some are known. */
  private static final int PAUSE = 5;
  private static final int SOME = 8;

  private final Evenness soon = new Evenness(8, 16, 0.15);
  private final Evenness late = new Evenness(32, 64, 0.3);
  private long beat = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;

  /** Returns whether calls were regular up to this one. */
  boolean beats(long millis) {
    if (last != Long.MIN_VALUE && millis - last < SHORTEST_MILLIS) {
      last = Math.max(last, millis);
      return false;
    }
    long interval = beat == Long.MIN_VALUE ? 0 : millis - beat;
    beat = millis;
    last = millis;
    if (interval <= 0) {
      return false;
    }
    boolean even = soon.isEven(interval);
    return late.isEven(interval) || even;
  }

  /** Returns the mean of the last intervals, in seconds. */
  long seconds() {
    return Math.round(soon.mean / 1_000);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(beat);
    out.writeLong(last);
    soon.write(out);
    late.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    beat = in.readLong();
    last = in.readLong();
    soon.read(in);
    late.read(in);
  }

  /** Whether intervals are much the same, each mean over about the last {@code weight} of them. */
  private static final class Evenness implements Lasting {

    private final int weight;
    private final int enough;
    private final double even;
    private int intervals;
    private double mean;
    private double deviation;
    private boolean paused;

    /** @param enough so many intervals have to be known */
    private Evenness(int weight, int enough, double even) {
      this.weight = weight;
      this.enough = enough;
      this.even = even;
    }

    private boolean isEven(long interval) {
      if (intervals >= SOME && interval > PAUSE * mean) {
        begin(!paused);
        return false;
      }
      paused = false;
      int share = Math.min(weight, ++intervals);
      double off = interval - mean;
      mean += off / share;
      deviation += (Math.abs(off) - deviation) / share;
      // Even what comes at random is regular where it comes fast: nothing is shorter than the shortest.
      return intervals >= enough && deviation < even * (mean - SHORTEST_MILLIS);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(intervals);
      out.writeDouble(mean);
      out.writeDouble(deviation);
      out.writeBoolean(paused);
    }

    @Override
    public void read(DataInput in) throws IOException {
      intervals = in.readInt();
      mean = in.readDouble();
      deviation = in.readDouble();
      paused = in.readBoolean();
    }

    /** A machine may sleep for a night: two pauses on end are another rhythm. */
    private void begin(boolean goesOn) {
      paused = goesOn;
      if (!goesOn) {
        intervals = 0;
        mean = 0;
        deviation = 0;
      }
    }
  }
}
