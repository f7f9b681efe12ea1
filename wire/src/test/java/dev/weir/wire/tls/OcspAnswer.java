package dev.weir.wire.tls;

import dev.weir.x509.Identity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** What an authority says of one certificate (RFC 6960 section 4.2.1), in DER, signed with its P-256 key. */
final class OcspAnswer {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
      .withZone(ZoneOffset.UTC);
  private static final byte[] SHA_1 = {0x30, 9, 6, 5, 0x2b, 0x0e, 3, 2, 0x1a, 5, 0};
  private static final byte[] ECDSA_WITH_SHA256 = {0x30, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d,
    4, 3, 2};
  private static final byte[] BASIC = {6, 9, 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1};
  private static final byte[] GOOD = {(byte) 0x80, 0};

  private OcspAnswer() {}

  static byte[] good(X509Certificate of, Identity authority) throws GeneralSecurityException {
    return answer(of, GOOD, authority, Instant.now());
  }

  static byte[] revoked(X509Certificate of, Identity authority, Instant said)
      throws GeneralSecurityException {
    return answer(of, tlv(0xa1, time(said)), authority, said);
  }

  private static byte[] answer(X509Certificate of, byte[] status, Identity authority, Instant said)
      throws GeneralSecurityException {
    byte[] name = authority.certificate().getSubjectX500Principal().getEncoded();
    byte[] spki = authority.certificate().getPublicKey().getEncoded();
    byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
    byte[] id = tlv(0x30, SHA_1, tlv(4, sha1(name)), tlv(4, sha1(point)),
        tlv(2, of.getSerialNumber().toByteArray()));
    byte[] single = tlv(0x30, id, status, time(said), tlv(0xa0, time(said.plusSeconds(3600))));
    byte[] data = tlv(0x30, tlv(0xa1, name), time(said), tlv(0x30, single));
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(authority.key());
    signer.update(data);
    byte[] basic = tlv(0x30, data, ECDSA_WITH_SHA256, tlv(3, new byte[1], signer.sign()));
    return tlv(0x30, tlv(0x0a, new byte[1]), tlv(0xa0, tlv(0x30, BASIC, tlv(4, basic))));
  }

  private static byte[] time(Instant at) {
    return tlv(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sha1(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(bytes);
  }

  private static byte[] tlv(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.size() > 255) {
      out.write(0x82);
      out.write(content.size() >> 8);
    } else if (content.size() > 127) {
      out.write(0x81);
    }
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
