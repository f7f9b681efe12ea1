package dev.weir.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Writes DER (X.690): each function returns one whole tag-length-value. Only writes; whatever is read, the JDK reads.
 */
final class Der {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OID = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  /** UTCTime holds two digits of the year, read as 1950 to 2049 (RFC 5280 section 4.1.2.5.1). */
  private static final int LAST_UTC_TIME_YEAR = 2049;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'",
      Locale.ROOT);

  private Der() {}

  static byte[] sequence(byte[]... items) {
    return tagged(SEQUENCE, join(List.of(items)));
  }

  static byte[] sequence(List<byte[]> items) {
    return tagged(SEQUENCE, join(items));
  }

  /** Returns a SET OF one item: DER would sort more. */
  static byte[] setOf(byte[] item) {
    return tagged(SET, item);
  }

  static byte[] bool(boolean value) {
    return tagged(BOOLEAN, new byte[]{(byte) (value ? 0xff : 0)});
  }

  static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  static byte[] integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  static byte[] octets(byte[] value) {
    return tagged(OCTET_STRING, value);
  }

  /** Returns a BIT STRING of whole bytes. */
  static byte[] bits(byte[] value) {
    return bits(value, 0);
  }

  /** Returns a BIT STRING, whose last byte has {@code unused} low bits that do not count. */
  static byte[] bits(byte[] value, int unused) {
    byte[] content = new byte[value.length + 1];
    content[0] = (byte) unused;
    System.arraycopy(value, 0, content, 1, value.length);
    return tagged(BIT_STRING, content);
  }

  static byte[] utf8(String value) {
    return tagged(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the time to the second: UTCTime up to 2049, GeneralizedTime after, as RFC 5280 demands. */
  static byte[] time(Instant value) {
    ZonedDateTime utc = value.atZone(ZoneOffset.UTC);
    boolean old = utc.getYear() <= LAST_UTC_TIME_YEAR;
    String text = (old ? UTC : GENERALIZED).format(utc);
    return tagged(old ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the object identifier written in dots, such as {@code 2.5.29.17}. */
  static byte[] oid(String dotted) {
    long[] arcs = Arrays.stream(dotted.split("\\.", -1)).mapToLong(Long::parseLong).toArray();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    base128(arcs[0] * 40 + arcs[1], content);
    for (int i = 2; i < arcs.length; i++) {
      base128(arcs[i], content);
    }
    return tagged(OID, content.toByteArray());
  }

  /** Returns {@code [n] EXPLICIT}: the whole of {@code item} within a tag of its own. */
  static byte[] explicit(int n, byte[] item) {
    return tagged(CONTEXT | CONSTRUCTED | n, item);
  }

  /** Returns {@code [n] IMPLICIT} of a primitive type: these content bytes under another tag. */
  static byte[] implicit(int n, byte[] content) {
    return tagged(CONTEXT | n, content);
  }

  private static void base128(long value, ByteArrayOutputStream into) {
    int shift = 0;
    while (value >>> shift >= 128) {
      shift += 7;
    }
    for (; shift > 0; shift -= 7) {
      into.write((int) (value >>> shift & 127 | 128));
    }
    into.write((int) (value & 127));
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(content.length + 6);
    all.write(tag);
    if (content.length < 128) {
      all.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      all.write(128 | length.length - from);
      all.write(length, from, length.length - from);
    }
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static byte[] join(List<byte[]> items) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    items.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
