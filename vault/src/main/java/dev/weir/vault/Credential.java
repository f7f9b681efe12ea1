package dev.weir.vault;

import dev.weir.model.net.Bytes;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A secret as it is kept: sealed, newest version first. */
record Credential(String name, List<HostPattern> boundTo, List<Version> versions) {

  Credential {
    boundTo = List.copyOf(boundTo);
    versions = List.copyOf(versions);
  }

  /**
   * One value.
   *
   * @param fingerprint keyed hash of the value, 16 hexadecimal digits
   * @param context what the seal was closed with
   */
  record Version(int number, Instant created, String fingerprint, Bytes context, Bytes sealed) {}

  Version newest() {
    return versions.getFirst();
  }

  boolean mayGoTo(Host host) {
    for (HostPattern pattern : boundTo) {
      if (pattern.matches(host)) {
        return true;
      }
    }
    return false;
  }

  byte[] open(Seal seal) throws GeneralSecurityException {
    return seal.open(newest().sealed().array(), newest().context().array());
  }

  /** Returns what ties a sealed value to its place: put under another name, version or binding, it does not open. */
  static Bytes context(String name, int version, List<HostPattern> boundTo) {
    return Bytes.wrap(Packed.together(Stream.concat(Stream.of("secret", name, Integer.toString(version)),
        boundTo.stream().map(HostPattern::toString)).toArray(String[]::new)));
  }

  void write(DataOutputStream to) throws IOException {
    Packed.writeText(name, to);
    to.writeInt(boundTo.size());
    for (HostPattern pattern : boundTo) {
      Packed.writeText(pattern.toString(), to);
    }
    to.writeInt(versions.size());
    for (Version version : versions) {
      to.writeInt(version.number());
      Packed.writeTime(version.created(), to);
      Packed.writeText(version.fingerprint(), to);
      Packed.writeBytes(version.sealed(), to);
    }
  }

  static Credential read(DataInputStream from) throws IOException {
    String name = Packed.readText(from);
    List<HostPattern> boundTo = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      boundTo.add(
          HostPattern.parse(Packed.readText(from)).orElseThrow(() -> new IOException("no host pattern")));
    }
    List<Version> versions = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      int number = from.readInt();
      versions.add(new Version(number, Packed.readTime(from), Packed.readText(from),
          context(name, number, boundTo), Packed.readBytes(from)));
    }
    return new Credential(name, boundTo, versions);
  }
}
