package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import dev.weir.audit.search.Term;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers for texts, so that an entry is a row of small numbers; 0 stands for none. The table is {@code name}. */
public final class Names implements AutoCloseable {

  private static final String BETWEEN = "\n";
  private static final int MOST_KNOWN = 20_000;

  private final PreparedStatement add;
  private final PreparedStatement find;
  private final PreparedStatement all;
  private final Map<Field, Map<String, Integer>> known = new EnumMap<>(Field.class);

  /** @param same the condition that {@code text} is the parameter */
  public Names(Connection db, String same) throws SQLException {
    add = db.prepareStatement("INSERT INTO name (field, text) VALUES (?, ?) ON CONFLICT DO NOTHING");
    find = db.prepareStatement("SELECT id FROM name WHERE field = ? AND " + same);
    all = db.prepareStatement("SELECT id, text FROM name WHERE field = ?");
  }

  /** Returns the number of these values together, which is given where there is none yet. */
  int of(Field field, Stream<String> values) throws SQLException {
    return of(field, values.collect(Collectors.joining(BETWEEN)));
  }

  /** Returns the number of a text. */
  int of(Field field, String text) throws SQLException {
    if (text.isEmpty()) {
      return 0;
    }
    Map<String, Integer> ofField = known.computeIfAbsent(field, _ -> new HashMap<>());
    Integer id = ofField.get(text);
    if (id == null) {
      // No database likes this one; texts that have it are told apart by the records themselves.
      id = added(field, text.replace('\0', '\uFFFD'));
      if (ofField.size() == MOST_KNOWN) {
        ofField.clear();
      }
      ofField.put(text, id);
    }
    return id;
  }

  private int added(Field field, String text) throws SQLException {
    for (PreparedStatement statement : List.of(add, find)) {
      statement.setString(1, field.word());
      statement.setString(2, text);
    }
    add.executeUpdate();
    try (ResultSet row = find.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Forgets what it knows: another process, or a rollback, may have changed it. */
  void forget() {
    known.clear();
  }

  /** Returns the numbers of all texts that {@code term} names in {@code field}. */
  List<Integer> meant(Field field, Term term) throws SQLException {
    List<Integer> meant = new ArrayList<>();
    all.setString(1, field.word());
    try (ResultSet row = all.executeQuery()) {
      while (row.next()) {
        if (term.hasAny(row.getString(2).lines())) {
          meant.add(row.getInt(1));
        }
      }
    }
    return meant;
  }

  @Override
  public void close() throws SQLException {
    add.close();
    find.close();
    all.close();
  }
}
