package dev.weir.audit.index;

import java.time.Instant;
import java.util.List;

/**
 * What was most often, in whole hours.
 *
 * @param calls of all, those that are not in {@code rows} too
 */
public record Top(long calls, List<Row> rows) {

  public Top {
    rows = List.copyOf(rows);
  }

  /**
   * One caller, destination or whatever else was asked for.
   *
   * @param value empty text where calls have none, as an unknown caller has no name
   * @param findings how much data was found; 0 unless kinds were asked for
   * @param bytes of the requests' bodies
   */
  public record Row(String value, long calls, long findings, long bytes, Instant first, Instant last) {}
}
