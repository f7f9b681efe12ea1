package dev.weir.vault;

import dev.weir.model.KeyId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * That a key was ended by its owner.
 *
 * @param at in milliseconds
 * @param until when the key would have ended anyway, in whole seconds
 */
record Ended(KeyId id, Instant at, Instant until) {

  String name() {
    return id.text();
  }

  /** Returns the bytes that its seal covers: none of them may be another's. */
  byte[] told() {
    return Packed.together("ended", id.text(), Long.toString(at.toEpochMilli()),
        Long.toString(until.getEpochSecond()));
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(id.text(), to);
    Packed.writeTime(at, to);
    Packed.writeTime(until, to);
  }

  static Ended read(DataInputStream from) throws IOException {
    return new Ended(new KeyId(Packed.readText(from)), Packed.readTime(from), Packed.readTime(from));
  }
}
