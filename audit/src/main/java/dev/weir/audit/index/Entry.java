package dev.weir.audit.index;

import dev.weir.audit.Stored;
import dev.weir.audit.search.Field;
import dev.weir.model.CallId;
import java.util.Optional;

/** A row on its way into the table: what a call came to may still join it there. */
public final class Entry {

  private static final int STATUS = Field.OF_CALLS.indexOf(Field.STATUS);
  private static final int FAULT = Field.OF_CALLS.indexOf(Field.FAULT);

  /** The record itself: an intent, a refusal, a change or a notice. */
  public final Stored stored;
  /** Where the record is in the log. */
  public final long place;
  /** Whether it is a change. */
  public final boolean change;
  /** The number of its call; 0 where it has none. */
  public final long call;
  /** The number of the call within which it was made; 0 where there is none. */
  public final long within;
  /** What it has of each of {@link Field#OF_CALLS}, as numbers of names. */
  public final int[] values;
  private Optional<Ending> ending = Optional.empty();

  Entry(Stored stored, long place, boolean change, long call, long within, int[] values) {
    this.stored = stored;
    this.place = place;
    this.change = change;
    this.call = call;
    this.within = within;
    this.values = values;
  }

  /**
   * How a call has ended.
   *
   * @param outcome the record that says so
   * @param place where that is in the log
   * @param status and {@code fault}: numbers of names
   */
  public record Ending(Stored outcome, long place, int status, int fault) {}

  /** Returns how its call has ended, where that is known. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** Its call has ended: that is among its values from now on. */
  void end(Ending how) {
    values[STATUS] = how.status();
    values[FAULT] = how.fault();
    ending = Optional.of(how);
  }

  /** Returns a call's id as a number that hardly another one has (FNV-1a, 64 bits), upper and lower case alike; never 0. */
  public static long key(CallId call) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < call.text().length(); i++) {
      hash = (hash ^ Character.toUpperCase(call.text().charAt(i))) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
