package dev.weir.audit.index.shared;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Rows in the binary form of COPY (PostgreSQL manual, COPY, "Binary Format"). */
final class CopyRows {

  private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int NULL = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int rows;

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
  }

  /** Begins a row of so many columns. */
  CopyRows row(int columns) {
    if (rows++ == 0) {
      write(() -> {
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
      });
    }
    write(() -> out.writeShort(columns));
    return this;
  }

  /** Adds a {@code bigint}. */
  CopyRows bigint(long value) {
    write(() -> {
      out.writeInt(Long.BYTES);
      out.writeLong(value);
    });
    return this;
  }

  /** Adds an {@code integer}. */
  CopyRows integer(int value) {
    write(() -> {
      out.writeInt(Integer.BYTES);
      out.writeInt(value);
    });
    return this;
  }

  /** Adds a {@code smallint}. */
  CopyRows smallint(int value) {
    write(() -> {
      out.writeInt(Short.BYTES);
      out.writeShort(value);
    });
    return this;
  }

  /** Adds a {@code bytea}. */
  CopyRows bytea(byte[] value) {
    write(() -> {
      out.writeInt(value.length);
      out.write(value);
    });
    return this;
  }

  /** Adds nothing. */
  CopyRows none() {
    write(() -> out.writeInt(NULL));
    return this;
  }

  /** Returns how many rows there are. */
  int rows() {
    return rows;
  }

  /** Returns all rows, and begins anew. */
  byte[] end() {
    write(() -> out.writeShort(NULL));
    byte[] all = bytes.toByteArray();
    bytes.reset();
    rows = 0;
    return all;
  }
}
