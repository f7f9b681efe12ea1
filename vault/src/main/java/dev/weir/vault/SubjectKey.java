package dev.weir.vault;

import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * A key of one subject for what ends on one day, sealed itself.
 *
 * @param day in UTC, counted from 1970
 * @param open whether more may be sealed under it
 */
record SubjectKey(String id, Subject subject, long day, boolean open, Bytes sealed) {

  /** Returns the day on which {@code until} lies. */
  static long day(Instant until) {
    return Math.floorDiv(until.getEpochSecond(), 24 * 60 * 60L);
  }

  /** Returns what ties a sealed key to its place: under another id, subject or day it does not open. */
  static byte[] context(String id, Subject subject, long day) {
    return Packed.together("payload key", id, subject.caller(), subject.team(), Long.toString(day));
  }

  boolean isFor(Subject whose, long when) {
    return open && day == when && subject.equals(whose);
  }

  SubjectKey retired() {
    return new SubjectKey(id, subject, day, false, sealed);
  }

  /** Returns the key itself. */
  Seal unsealed(Seal outer) throws GeneralSecurityException {
    byte[] key = outer.open(sealed.array(), context(id, subject, day));
    try {
      return new Seal(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Returns it with the end of its day. */
  PayloadKeys.Listed listed() {
    return new PayloadKeys.Listed(id, subject,
        Instant.EPOCH.atOffset(ZoneOffset.UTC).plusDays(day + 1).toInstant());
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(id, to);
    Packed.writeText(subject.caller(), to);
    Packed.writeText(subject.team(), to);
    to.writeLong(day);
    to.writeBoolean(open);
    Packed.writeBytes(sealed, to);
  }

  static SubjectKey read(DataInputStream from) throws IOException {
    return new SubjectKey(Packed.readText(from), new Subject(Packed.readText(from), Packed.readText(from)),
        from.readLong(), from.readBoolean(), Packed.readBytes(from));
  }
}
