package dev.weir.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which editions the sections of a shared vault have: one question for all of them, since they are looked at together. */
final class Glance {

  private static final long TOGETHER_NANOS = Vault.WATCH.dividedBy(2).toNanos();

  /** A failure where they could not be told. */
  private record Seen(long atNanos, Map<String, Long> editions, Optional<VaultException> failure) {}

  private final SharedPlace place;
  private Seen last = new Seen(System.nanoTime() - TOGETHER_NANOS, Map.of(), Optional.empty());

  Glance(SharedPlace place) {
    this.place = place;
  }

  /** Returns the edition of a section, as of a moment ago at most; 0 where there is none. */
  synchronized long edition(String section) throws VaultException {
    if (System.nanoTime() - last.atNanos() >= TOGETHER_NANOS) {
      last = look();
    }
    if (last.failure().isPresent()) {
      throw last.failure().get();
    }
    return last.editions().getOrDefault(section, 0L);
  }

  /** An answer is as old as its question, but a failure is new: who comes next is not to wait for the same. */
  private Seen look() {
    long from = System.nanoTime();
    try {
      return new Seen(from, place.inTransaction(Glance::editions), Optional.empty());
    } catch (VaultException e) {
      return new Seen(System.nanoTime(), Map.of(), Optional.of(e));
    }
  }

  private static Map<String, Long> editions(Connection connection) throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet row = ask.executeQuery("SELECT name, edition FROM section")) {
      Map<String, Long> editions = new HashMap<>();
      while (row.next()) {
        editions.put(row.getString(1), row.getLong(2));
      }
      return editions;
    }
  }
}
