package dev.weir.audit.index;

import dev.weir.audit.Stored;
import dev.weir.model.CallId;
import java.sql.SQLException;

/** Where rows go. */
public interface Entries extends AutoCloseable {

  /** Sees every record of the log, in order, before what it comes to. */
  void pass(Stored stored) throws SQLException;

  /** Takes a row of which nothing more becomes known at present. */
  void insert(Entry entry) throws SQLException;

  /** Tells how a call has ended whose row was taken before. */
  void end(CallId call, Entry.Ending ending) throws SQLException;

  /** Nothing that was taken is missing in the tables from now on. */
  void write() throws SQLException;

  @Override
  void close() throws SQLException;
}
