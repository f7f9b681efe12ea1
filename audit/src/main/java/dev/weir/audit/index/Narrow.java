package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in SQL what rows may be hits. Never leaves one out; the ones too many are told by the records themselves. Nothing that
 * was typed is part of it, but numbers of names alone.
 */
public final class Narrow {

  /** A condition that names more texts than this is left to the records. */
  private static final int MOST_NAMES = 2000;

  private static final String NOBODY = "-1";

  private final Names names;
  private final List<String> conditions = new ArrayList<>();

  private Narrow(Names names) {
    this.names = names;
  }

  /** Returns the condition on rows of {@code entry}, as it stands behind {@code WHERE … AND}. */
  public static String to(Query query, Names names) throws SQLException {
    Narrow narrow = new Narrow(names);
    narrow.conditions.add("1 = 1");
    for (Term term : query.terms()) {
      narrow.to(term);
    }
    return String.join(" AND ", narrow.conditions);
  }

  private void to(Term term) throws SQLException {
    if (term.field() == Field.CALL) {
      toCall(term);
    } else if (term.field() == Field.TEXT) {
      toText(term);
    } else if (!term.field().isOfChanges()) {
      toField(term);
    } else if (!term.not()) {
      conditions.add("is_change = 1");
    }
  }

  private void toField(Term term) throws SQLException {
    List<Integer> meant = names.meant(term.field(), term);
    String column = term.field().word();
    if (meant.size() > MOST_NAMES) {
      return;
    }
    if (term.not()) {
      conditions.add(column + " NOT IN (" + list(meant) + ")");
    } else if (meant.size() == 1) {
      conditions.add(column + " = " + meant.getFirst());
    } else {
      // Several together would have to be sorted: in their order, from the newest on, the first ones come sooner.
      conditions.add("+" + column + " IN (" + list(meant) + ")");
    }
  }

  private void toText(Term term) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (Field field : Field.OF_CALLS) {
      List<Integer> meant = names.meant(field, term);
      if (meant.size() > MOST_NAMES) {
        return;
      }
      if (!meant.isEmpty()) {
        columns.add("+" + field.word() + " IN (" + list(meant) + ")");
      }
    }
    String any = columns.isEmpty() ? "1 = 0" : String.join(" OR ", columns);
    conditions.add("(is_change = 1 OR " + (term.not() ? "NOT (" + any + ")" : any) + ")");
  }

  /** Ids that are whole are known by their number; others are left to the records. */
  private void toCall(Term term) {
    boolean whole = !term.not() && term.any().stream().noneMatch(id -> id.contains("*"));
    if (whole) {
      String keys = term.any().stream()
          .map(id -> Long.toString(Entry.key(new CallId(id))))
          .collect(Collectors.joining(", "));
      conditions.add("sequence IN (SELECT sequence FROM entry WHERE call IN (" + keys
          + ") UNION SELECT sequence FROM entry WHERE within <> 0 AND within IN (" + keys + "))");
    }
  }

  /** Where there is none, the number of none: not every database knows an empty list. */
  static String list(List<Integer> ids) {
    return ids.isEmpty() ? NOBODY : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
