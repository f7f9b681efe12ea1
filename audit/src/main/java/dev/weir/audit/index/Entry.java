package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import dev.weir.model.CallId;

/** A row on its way into the table: what a call came to may still join it there. */
final class Entry {

  /** What stands where a call has not ended. */
  static final long OPEN = -1;

  final long sequence;
  final long at;
  final boolean change;
  final long place;
  long call;
  long within;
  long ending = OPEN;
  long ended = OPEN;
  final int[] values = new int[Field.OF_CALLS.size()];

  Entry(long sequence, long at, boolean change, long place) {
    this.sequence = sequence;
    this.at = at;
    this.change = change;
    this.place = place;
  }

  /** Returns a call's id as a number that hardly another one has (FNV-1a, 64 bits), upper and lower case alike; never 0. */
  static long key(CallId call) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < call.text().length(); i++) {
      hash = (hash ^ Character.toUpperCase(call.text().charAt(i))) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
