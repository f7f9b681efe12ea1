package dev.weir.vault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a credential besides its value.
 *
 * @param owner whom to ask about it; empty text where nobody said
 * @param expires from when on it is shown to nobody; empty where it is good until it is removed
 * @param lastUse when a call last showed it, to the minute; empty where none did
 */
public record SecretNote(String name, String owner, Optional<Instant> expires, Optional<Instant> lastUse) {

  static SecretNote blank(String name) {
    return new SecretNote(name, "", Optional.empty(), Optional.empty());
  }

  SecretNote used(Instant at) {
    return new SecretNote(name, owner, expires, Optional.of(at));
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(name, to);
    Packed.writeText(owner, to);
    Packed.writeTime(expires, to);
    Packed.writeTime(lastUse, to);
  }

  static SecretNote read(DataInputStream from) throws IOException {
    return new SecretNote(Packed.readText(from), Packed.readText(from), Packed.readOptionalTime(from),
        Packed.readOptionalTime(from));
  }
}
