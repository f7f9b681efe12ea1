package dev.weir.vault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How the value of one {@link Section} is written down: whole, and by its rows. Secrets in it are sealed already. */
interface Codec<T> {

  T empty();

  void write(T value, DataOutputStream to) throws IOException;

  T read(DataInputStream from) throws IOException;

  /** Returns what {@code value} is made of, by name: rows that are written alike are equal. */
  Map<String, ?> rows(T value);

  /** Writes the row of this name, which is there. */
  void writeRow(T value, String name, DataOutputStream to) throws IOException;

  /** Returns {@code value} with each of {@code rows}, as they were written, in the place of what has its name. */
  T with(T value, List<byte[]> rows) throws IOException;
}
