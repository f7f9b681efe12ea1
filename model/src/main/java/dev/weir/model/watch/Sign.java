package dev.weir.model.watch;

import java.util.Locale;

/** What many calls together may show, where each of them alone is fine. */
public enum Sign {
  /** The same request again and again: a loop that does not end. */
  IDENTICAL,
  /** Requests that keep failing and are sent all the same: a storm of retries. */
  FAILURES,
  /** More different destinations than anybody needs. */
  FAN_OUT,
  /** More different paths of one destination than anybody needs. */
  PATHS,
  /** A destination that this caller never went to. */
  NEW_DESTINATION,
  /** A country that this caller never called from, or never went to. */
  NEW_COUNTRY,
  /** Far more calls or bytes than in other hours. */
  VOLUME,
  /** A call in an hour of the day in which this caller never calls. */
  HOUR,
  /** Calls at intervals so regular that no person makes them. */
  BEACON;

  /** Returns the spelling of configurations and records. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
