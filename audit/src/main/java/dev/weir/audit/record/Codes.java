package dev.weir.audit.record;

import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.Status;

/** The numbers that words of the model have on disk. They are never given anew, whatever becomes of an enum's order. */
final class Codes {

  /** The form of records: the high half of each one's first byte. */
  static final int VERSION = 1;

  static final int INTENT = 1;
  static final int REFUSAL = 2;
  static final int OUTCOME = 3;
  static final int ADMIN_CHANGE = 4;
  static final int NOTICE = 5;

  static final int ABSENT = 0;
  static final int PRESENT = 1;

  static final int CALLER = 1;
  static final int UNKNOWN = 2;
  /** A caller that has shown a key which was made from others. */
  static final int BY_SUB_KEY = 3;

  static final int V4 = 4;
  static final int V6 = 6;

  /** Set in an entry's code where the id of the call around a message follows. */
  static final int WITHIN = 16;
  /** Set in an entry's code where fingerprints follow. */
  static final int FOUND = 32;

  /** Which of the two follow at the end of an outcome; the number there is below zero then. */
  static final int TLS = 1;
  static final int COST = 2;

  /** A call id as 128 bits, which is what {@code CallId.next} makes. */
  static final int PACKED = 0;
  /** A call id as the text that it is. */
  static final int SPELT = 1;

  private Codes() {}

  static int of(Entry entry) {
    return switch (entry) {
      case GATEWAY -> 1;
      case PROXY -> 2;
      case INTERCEPTED -> 3;
      case CONNECT -> 4;
    };
  }

  static int of(Coverage coverage) {
    return switch (coverage) {
      case FULL -> 1;
      case PARTIAL -> 2;
      case NONE -> 3;
      case OPAQUE -> 4;
    };
  }

  static Entry entry(int code) throws CorruptRecord {
    for (Entry entry : Entry.values()) {
      if (of(entry) == code) {
        return entry;
      }
    }
    throw new CorruptRecord("no entry has code " + code);
  }

  static Coverage coverage(int code) throws CorruptRecord {
    for (Coverage coverage : Coverage.values()) {
      if (of(coverage) == code) {
        return coverage;
      }
    }
    throw new CorruptRecord("no coverage has code " + code);
  }

  static Status status(long code) throws CorruptRecord {
    for (Status status : Status.values()) {
      if (status.code() == code) {
        return status;
      }
    }
    throw new CorruptRecord("Weir never answers with status " + code);
  }
}
