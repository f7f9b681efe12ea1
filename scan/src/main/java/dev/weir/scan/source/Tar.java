package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads a tar archive entry by entry: POSIX ustar with extended headers (IEEE Std 1003.1, "pax Interchange Format"), and GNU's
 * long names and large sizes.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int MOST_NAME_BYTES = 1 << 20;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int SUM_AT = 148;
  private static final int SUM_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_BYTES = 155;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private long left;
  private long padding;

  /** One entry; its type is a letter. */
  record Entry(String name, char type) {
    boolean isFile() {
      return type == '0' || type == 0 || type == '7';
    }

    boolean isFolder() {
      return type == '5';
    }
  }

  Tar(InputStream in) {
    this.in = in;
  }

  /** Returns the next entry, or nothing at the end. */
  Optional<Entry> next() throws IOException {
    String longName = "";
    long longSize = -1;
    for (;;) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      int count = in.readNBytes(header, 0, BLOCK);
      if (count == 0 || count == BLOCK && isZero()) {
        return Optional.empty();
      }
      if (count < BLOCK) {
        throw new EOFException();
      }
      if (number(SUM_AT, SUM_BYTES) != sum()) {
        throw new ZipException();
      }
      begin(number(SIZE_AT, SIZE_BYTES));
      char type = (char) (header[TYPE_AT] & 0xff);
      switch (type) {
        case 'L' -> longName = trimmed(content().readNBytes(MOST_NAME_BYTES));
        case 'x' -> {
          byte[] records = content().readNBytes(MOST_NAME_BYTES);
          longName = record(records, "path").orElse(longName);
          longSize = size(record(records, "size"));
        }
        case 'g', 'K' -> {
          // Nothing of these is of interest.
        }
        default -> {
          if (longSize >= 0) {
            begin(longSize);
          }
          return Optional.of(new Entry(longName.isEmpty() ? name() : longName, type));
        }
      }
    }
  }

  /** Returns the bytes of the entry that was returned last. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
          return left == 0 ? -1 : 0;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
          throw new EOFException();
        }
        left -= count;
        return count;
      }
    };
  }

  private void begin(long size) throws ZipException {
    if (size < 0) {
      throw new ZipException();
    }
    left = size;
    padding = (BLOCK - size % BLOCK) % BLOCK;
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private long sum() {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + SUM_BYTES ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  /** Returns a number in octal digits or, where the highest bit of the field is set, in binary; -1 for neither. */
  private long number(int at, int length) {
    long value = 0;
    if (header[at] < 0) {
      for (int i = at + 1; i < at + length; i++) {
        value = value << 8 | header[i] & 0xff;
      }
      return value;
    }
    for (int i = at; i < at + length && header[i] != 0; i++) {
      if (header[i] >= '0' && header[i] <= '7') {
        value = value << 3 | header[i] - '0';
      } else if (header[i] != ' ') {
        return -1;
      }
    }
    return value;
  }

  private String name() {
    String name = text(0, NAME_BYTES);
    boolean posix = text(MAGIC_AT, 6).equals("ustar");
    String prefix = posix ? text(PREFIX_AT, PREFIX_BYTES) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String text(int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, UTF_8);
  }

  private static String trimmed(byte[] name) {
    String text = new String(name, UTF_8);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  /** Returns a value of an extended header: records of {@code length key=value\n}. */
  private static Optional<String> record(byte[] records, String key) {
    Optional<String> found = Optional.empty();
    for (int at = 0; at < records.length;) {
      int digits = at;
      int length = 0;
      while (digits < records.length && records[digits] >= '0' && records[digits] <= '9'
          && length < records.length) {
        length = length * 10 + records[digits++] - '0';
      }
      int end = at + length;
      if (length <= digits - at || end > records.length) {
        return found;
      }
      String record = new String(records, digits + 1, end - digits - 2, UTF_8);
      if (record.startsWith(key + "=")) {
        found = Optional.of(record.substring(key.length() + 1));
      }
      at = end;
    }
    return found;
  }

  private static long size(Optional<String> digits) throws ZipException {
    try {
      return digits.isPresent() ? Long.parseLong(digits.get()) : -1;
    } catch (NumberFormatException _) {
      throw new ZipException();
    }
  }
}
