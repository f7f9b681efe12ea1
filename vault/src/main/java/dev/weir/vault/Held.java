package dev.weir.vault;

import dev.weir.model.Scope;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A token and the value behind it; not to be turned back from {@code expiresMillis} on. */
record Held(String token, String value, Scope scope, long expiresMillis) {

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(token, to);
    Packed.writeText(value, to);
    Packed.writeText(scope.caller(), to);
    Packed.writeText(scope.destination(), to);
    to.writeLong(expiresMillis);
  }

  static Held read(DataInputStream from) throws IOException {
    return new Held(Packed.readText(from), Packed.readText(from),
        new Scope(Packed.readText(from), Packed.readText(from)), from.readLong());
  }

  @Override
  public String toString() {
    return "Held[" + token + "]";
  }
}
