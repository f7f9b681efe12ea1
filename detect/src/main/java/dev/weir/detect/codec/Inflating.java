package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** gzip (RFC 1952, several members too) and deflate (RFC 1950, or RFC 1951 bare as some clients send it). */
final class Inflating {

  /** Bytes of a member's head; behind them stand extra fields, a file's name and a comment, where there are any. */
  private static final int HEAD = 10;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEAD_CHECK = 2;
  private static final int OVER = -2;
  /** Each member costs more than its bytes: nobody sends as many. */
  private static final int MOST_MEMBERS = 256;

  private Inflating() {}

  static Unpacked gzip(Bytes body, long cap) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream beside = new ByteArrayOutputStream(0);
    int at = 0;
    for (int members = 0; at < body.length(); members++) {
      int data = members < MOST_MEMBERS ? member(body, at) : -1;
      int before = out.size();
      CRC32 crc = new CRC32();
      int end = data < 0 ? -1 : inflate(body, data, true, cap, out, crc);
      if (end < 0 || end + 8 > body.length()) {
        return end == OVER ? Codings.OVER_CAP : new Unpacked.Failed("cut off, or bytes behind its end");
      }
      if (little(body, end) != (int) crc.getValue() || little(body, end + 4) != out.size() - before) {
        return new Unpacked.Failed("a wrong check sum in its content coding");
      }
      beside.write(body.array(), body.offset() + at + HEAD, data - at - HEAD);
      at = end + 8;
    }
    return new Unpacked.Plain(Bytes.wrap(out.toByteArray()), Bytes.wrap(beside.toByteArray()));
  }

  static Unpacked deflate(Bytes body, long cap) {
    boolean zlib = body.length() > 1 && (body.at(0) & 15) == 8
        && ((body.at(0) & 0xff) << 8 | body.at(1) & 0xff) % 31 == 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int end = inflate(body, 0, !zlib, cap, out, new CRC32());
    if (end == OVER) {
      return Codings.OVER_CAP;
    }
    return end == body.length()
        ? new Unpacked.Plain(Bytes.wrap(out.toByteArray()))
        : new Unpacked.Failed("cut off, or bytes behind its end");
  }

  /** Returns where the data ends; -1 where it does not, {@link #OVER} where it grows past the cap. */
  private static int inflate(Bytes body, int from, boolean bare, long cap, ByteArrayOutputStream out,
      CRC32 crc) {
    Inflater inflater = new Inflater(bare);
    try {
      inflater.setInput(body.array(), body.offset() + from, body.length() - from);
      byte[] part = new byte[8192];
      while (!inflater.finished()) {
        int n = inflater.inflate(part);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return -1;
        }
        if (out.size() + n > cap) {
          return OVER;
        }
        crc.update(part, 0, n);
        out.write(part, 0, n);
      }
      return from + (int) inflater.getBytesRead();
    } catch (DataFormatException e) {
      return -1;
    } finally {
      inflater.end();
    }
  }

  /** Returns where the data of the member at {@code at} begins, or -1. */
  private static int member(Bytes body, int at) {
    if (at + 18 > body.length() || body.at(at) != 0x1f || (body.at(at + 1) & 0xff) != 0x8b
        || body.at(at + 2) != 8) {
      return -1;
    }
    int flags = body.at(at + 3);
    int i = at + HEAD;
    if ((flags & EXTRA) != 0) {
      i += 2 + (body.at(i) & 0xff | (body.at(i + 1) & 0xff) << 8);
    }
    i = (flags & NAME) != 0 ? behindZero(body, i) : i;
    i = (flags & COMMENT) != 0 ? behindZero(body, i) : i;
    i += (flags & HEAD_CHECK) != 0 ? 2 : 0;
    return i < body.length() ? i : -1;
  }

  private static int behindZero(Bytes body, int from) {
    int i = from;
    while (i < body.length() && body.at(i) != 0) {
      i++;
    }
    return i + 1;
  }

  private static int little(Bytes body, int at) {
    return body.at(at) & 0xff | (body.at(at + 1) & 0xff) << 8 | (body.at(at + 2) & 0xff) << 16
        | body.at(at + 3) << 24;
  }
}
