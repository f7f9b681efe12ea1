package dev.weir.audit.payload;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.ByteSource;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.model.CallId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands on a part in the plain: whose it is and until when. It is sealed in with the part, so that none passes for another.
 *
 * @param at when the call began, to the millisecond as {@code until} is
 */
record Label(CallId call, Side side, Instant at, Instant until) {

  private static final int FORM = 1;

  Label {
    at = Instant.ofEpochMilli(at.toEpochMilli());
    until = Instant.ofEpochMilli(until.toEpochMilli());
  }

  byte[] bytes() {
    ByteSink to = new ByteSink(64);
    to.u8(FORM);
    to.text(side.word());
    to.text(call.text());
    to.number(at.toEpochMilli());
    to.number(until.toEpochMilli());
    return Arrays.copyOf(to.array(), to.length());
  }

  /** Reads what {@link #bytes} wrote. */
  static Label read(ByteSource from) throws CorruptRecord {
    if (from.u8() != FORM) {
      throw new CorruptRecord("its form is not known");
    }
    Optional<Side> side = Side.named(from.text());
    if (side.isEmpty()) {
      throw new CorruptRecord("it is neither request nor answer");
    }
    return new Label(new CallId(from.text()), side.get(), Instant.ofEpochMilli(from.number()),
        Instant.ofEpochMilli(from.number()));
  }
}
