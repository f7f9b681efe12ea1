package dev.weir.audit.index.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the store, one for each day of UTC: made ahead of their first record, and dropped as a whole. */
final class Days {

  private static final String PREFIX = "entry_";
  private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int AHEAD = 3;

  private final Set<LocalDate> there = new HashSet<>();

  static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** Makes the days from {@code now} on that will be needed next. */
  void ahead(Connection connection, Instant now) throws SQLException {
    for (int day = 0; day <= AHEAD; day++) {
      make(connection, of(now).plusDays(day));
    }
  }

  /** Makes {@code day} where it is missing. */
  void make(Connection connection, LocalDate day) throws SQLException {
    if (there.contains(day)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(SharedIndex.ALONE);
      statement.execute("CREATE TABLE IF NOT EXISTS " + PREFIX + NAME.format(day)
          + " PARTITION OF entry FOR VALUES FROM (" + millis(day) + ") TO (" + millis(day.plusDays(1)) + ")");
    }
    there.add(day);
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Drops every day that ended longer than {@code keep} before {@code now}; returns how many. */
  int drop(Connection connection, Instant now, Duration keep) throws SQLException {
    LocalDate first = of(now.minus(keep));
    List<LocalDate> old = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet part = statement.executeQuery(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'entry'::regclass")) {
      while (part.next()) {
        day(part.getString(1)).filter(day -> day.isBefore(first)).ifPresent(old::add);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(SharedIndex.ALONE);
      for (LocalDate day : old) {
        statement.execute("DROP TABLE IF EXISTS " + PREFIX + NAME.format(day));
        there.remove(day);
      }
    }
    return old.size();
  }

  private static Optional<LocalDate> day(String part) {
    try {
      return part.startsWith(PREFIX)
          ? Optional.of(LocalDate.parse(part.substring(PREFIX.length()), NAME))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
