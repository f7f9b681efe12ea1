package dev.weir.detect.rewrite;

import dev.weir.model.net.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields that say something of the body's bytes: RFC 9530 (Content-Digest, Repr-Digest), RFC 3230 (Digest), RFC 1864
 * (Content-MD5), the checksums of storage services. Those whose algorithm is known are made anew, all others are left out.
 */
final class Digests {

  private static final int MD5_CHARACTERS = 24;

  private Digests() {}

  /** Returns the field's value for {@code body}, where {@code old} was its value; empty where it is to be left out. */
  static Optional<String> of(String name, String old, Bytes body) {
    String field = name.toLowerCase(Locale.ROOT);
    return switch (field) {
      case "content-md5" ->
        old.strip().length() == MD5_CHARACTERS ? Optional.of(hash("MD5", body)) : Optional.empty();
      case "content-digest", "repr-digest" -> each(old, body, ":");
      case "digest" -> each(old, body, "");
      case "content-encoding", "x-goog-hash", "upload-checksum" -> Optional.empty();
      default -> field.startsWith("x-amz-checksum-") || field.equals("x-amz-sdk-checksum-algorithm")
          || field.startsWith("x-checksum-") ? Optional.empty() : Optional.of(old);
    };
  }

  private static Optional<String> each(String old, Bytes body, String round) {
    List<String> digests = new ArrayList<>();
    for (String one : old.split(",", -1)) {
      int equals = one.indexOf('=');
      String algorithm = equals < 0 ? "" : one.substring(0, equals).strip();
      String known = switch (algorithm.toLowerCase(Locale.ROOT)) {
        case "sha-256" -> "SHA-256";
        case "sha-512" -> "SHA-512";
        case "sha" -> "SHA-1";
        case "md5" -> "MD5";
        default -> "";
      };
      if (!known.isEmpty()) {
        digests.add(algorithm + "=" + round + hash(known, body) + round);
      }
    }
    return digests.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", digests));
  }

  private static String hash(String algorithm, Bytes body) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(body.array(), body.offset(), body.length());
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
