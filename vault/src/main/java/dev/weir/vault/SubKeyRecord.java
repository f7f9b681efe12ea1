package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A sub-key as it is kept, so that it can be listed and revoked; its text is not, and it is verified without this. */
record SubKeyRecord(SubKey key, String note, Instant created, Optional<Instant> revoked) {

  String name() {
    return key.id().text();
  }

  SubKeyRecord revoked(Instant at) {
    return new SubKeyRecord(key, note, created, Optional.of(at));
  }

  Keys.Listed listed() {
    return new Keys.Listed(key.id(), key.caller(), note, created, Optional.of(key.until()), revoked,
        key.above(), key.to(), key.allowances(), key.binding());
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeBytes(Bytes.wrap(Claims.bytes(key)), to);
    Packed.writeText(note, to);
    Packed.writeTime(created, to);
    Packed.writeTime(revoked, to);
  }

  static SubKeyRecord read(DataInputStream from) throws IOException {
    byte[] claims = Packed.readBytes(from).array();
    return new SubKeyRecord(Claims.read(new DataInputStream(new ByteArrayInputStream(claims))),
        Packed.readText(from), Packed.readTime(from), Packed.readOptionalTime(from));
  }
}
