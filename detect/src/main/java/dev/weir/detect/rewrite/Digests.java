package dev.weir.detect.rewrite;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Header fields that say something of the body's bytes: RFC 9530 (Content-Digest, Repr-Digest), RFC 3230 (Digest), RFC 1864
 * (Content-MD5), the checksums of storage services. Those whose algorithm is known are made anew, all others are left out, and
 * so is what tells of codings.
 */
final class Digests {

  private static final int MD5_CHARACTERS = 24;
  private static final int SHA1_CHARACTERS = 40;
  /** What S3 is told of a body that nobody signs. */
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final Set<String> GONE = Set.of("content-encoding", "x-goog-hash", "upload-checksum",
      "x-ms-content-crc64", "x-amz-sdk-checksum-algorithm", "x-amz-trailer", "x-amz-decoded-content-length");

  private Digests() {}

  /** Returns the field's value for {@code body}, where {@code old} was its value; empty where it is to be left out. */
  static Optional<String> of(String name, String old, Bytes body) {
    String field = name.toLowerCase(Locale.ROOT);
    return switch (field) {
      case "content-md5", "x-ms-blob-content-md5" ->
        old.strip().length() == MD5_CHARACTERS ? Optional.of(base64("MD5", body)) : Optional.empty();
      case "content-digest", "repr-digest" -> each(old, body, ":");
      case "digest" -> each(old, body, "");
      case "x-amz-content-sha256" -> Optional.of(old.equals(UNSIGNED) ? old : hexadecimal("SHA-256", body));
      case "x-amz-checksum-sha256", "x-ms-content-sha256" -> Optional.of(base64("SHA-256", body));
      case "x-amz-checksum-sha1" -> Optional.of(base64("SHA-1", body));
      case "x-amz-checksum-crc32" -> Optional.of(base64(new CRC32(), body));
      case "x-amz-checksum-crc32c" -> Optional.of(base64(new CRC32C(), body));
      case "x-bz-content-sha1" ->
        Optional.of(old.strip().length() == SHA1_CHARACTERS ? hexadecimal("SHA-1", body) : old);
      default -> isGone(field) ? Optional.empty() : Optional.of(old);
    };
  }

  /** Whether a field tells of codings, of parts, or of a digest that is not made here. */
  private static boolean isGone(String field) {
    return GONE.contains(field) || field.startsWith("x-amz-checksum-") || field.startsWith("x-checksum-");
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
        digests.add(algorithm + "=" + round + base64(known, body) + round);
      }
    }
    return digests.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", digests));
  }

  private static String base64(String algorithm, Bytes body) {
    return Base64.getEncoder().encodeToString(hash(algorithm, body));
  }

  private static String base64(Checksum sum, Bytes body) {
    sum.update(body.array(), body.offset(), body.length());
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }

  private static String hexadecimal(String algorithm, Bytes body) {
    return HexFormat.of().formatHex(hash(algorithm, body));
  }

  private static byte[] hash(String algorithm, Bytes body) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(body.array(), body.offset(), body.length());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
