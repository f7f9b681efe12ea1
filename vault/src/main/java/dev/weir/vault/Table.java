package dev.weir.vault;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows by name, never changed in place: whoever makes one gives the map away, since a copy of ten thousand keys costs each change. */
record Table<R>(Map<String, R> rows) {

  Table {
    rows = Collections.unmodifiableMap(rows);
  }

  Table<R> with(String name, R row) {
    Map<String, R> next = new HashMap<>(rows);
    next.put(name, row);
    return new Table<>(next);
  }

  Table<R> without(String name) {
    Map<String, R> next = new HashMap<>(rows);
    next.remove(name);
    return new Table<>(next);
  }

  /** Returns what {@code shown} makes of every row, sorted. */
  <S> List<S> list(Function<R, S> shown, Comparator<S> order) {
    return rows.values().stream().map(shown).sorted(order).toList();
  }

  /** How one row is written. */
  interface RowWriter<R> {
    void write(R row, DataOutputStream to) throws IOException;
  }

  /** How one row is read. */
  interface RowReader<R> {
    R read(DataInputStream from) throws IOException;
  }

  /** Returns how a table of such rows is written: the same table gives the same bytes. */
  static <R> Codec<Table<R>> codec(Function<R, String> name, RowWriter<R> writer, RowReader<R> reader) {
    return new Codec<>() {
      @Override
      public Table<R> empty() {
        return new Table<>(Map.of());
      }

      @Override
      public void write(Table<R> table, DataOutputStream to) throws IOException {
        to.writeInt(table.rows().size());
        Stream<R> inOrder = table.rows().values().stream().sorted(Comparator.comparing(name));
        for (R row : inOrder.toList()) {
          writer.write(row, to);
        }
      }

      @Override
      public Table<R> read(DataInputStream from) throws IOException {
        Map<String, R> rows = new HashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
          R row = reader.read(from);
          rows.put(name.apply(row), row);
        }
        return new Table<>(rows);
      }

      @Override
      public Map<String, R> rows(Table<R> table) {
        return table.rows();
      }

      @Override
      public void writeRow(Table<R> table, String row, DataOutputStream to) throws IOException {
        writer.write(Objects.requireNonNull(table.rows().get(row), "no such row"), to);
      }

      @Override
      public Table<R> with(Table<R> table, List<byte[]> written) throws IOException {
        Map<String, R> rows = new HashMap<>(table.rows());
        for (byte[] each : written) {
          R row = reader.read(new DataInputStream(new ByteArrayInputStream(each)));
          rows.put(name.apply(row), row);
        }
        return new Table<>(rows);
      }
    };
  }
}
