package dev.weir.vault;

import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A token and the value behind it; not to be turned back from {@code expiresMillis} on.
 *
 * @param token what stands in the place of the value: spelled as a token, or encrypted
 * @param value the value; of what was encrypted its kind, since the way back needs no more
 */
record Held(String token, String value, Scope scope, long expiresMillis) {

  /** Returns by what it is found: tokens differ by themselves, what is encrypted may be the same in two scopes. */
  String key() {
    return isEncrypted() ? encryptedKey(token, scope) : token;
  }

  static String encryptedKey(String text, Scope scope) {
    return scope.caller() + '\0' + scope.destination() + '\0' + text;
  }

  boolean isEncrypted() {
    return !token.startsWith(Tokens.PREFIX);
  }

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
