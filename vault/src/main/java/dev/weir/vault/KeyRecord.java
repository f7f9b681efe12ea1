package dev.weir.vault;

import dev.weir.model.KeyId;
import dev.weir.model.net.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is kept: nothing that a caller could show.
 *
 * @param terms digest of what the key was made for, so that the hash covers it in the same time for every key
 * @param hash keyed hash of id, secret and terms
 */
record KeyRecord(Keys.Listed about, Bytes terms, Bytes hash) {

  /** Returns the record of a key with this hash. */
  static KeyRecord of(Keys.Listed about, Bytes hash) {
    return new KeyRecord(about, terms(about), hash);
  }

  /** Returns the SHA-256 of all that must not change as long as the key lives. */
  static Bytes terms(Keys.Listed about) {
    byte[] run = Packed.together("key", about.id().text(), about.caller(),
        about.expires().map(at -> Long.toString(at.toEpochMilli())).orElse("never"));
    try {
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(run));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }

  String name() {
    return about.id().text();
  }

  KeyRecord revoked(Instant at) {
    return new KeyRecord(
        new Keys.Listed(about.id(), about.caller(), about.note(), about.created(), about.expires(),
            Optional.of(at)),
        terms, hash);
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(about.id().text(), to);
    Packed.writeText(about.caller(), to);
    Packed.writeText(about.note(), to);
    Packed.writeTime(about.created(), to);
    Packed.writeTime(about.expires(), to);
    Packed.writeTime(about.revoked(), to);
    Packed.writeBytes(hash, to);
  }

  static KeyRecord read(DataInputStream from) throws IOException {
    Keys.Listed about = new Keys.Listed(new KeyId(Packed.readText(from)), Packed.readText(from),
        Packed.readText(from),
        Packed.readTime(from), Packed.readOptionalTime(from), Packed.readOptionalTime(from));
    return of(about, Packed.readBytes(from));
  }
}
