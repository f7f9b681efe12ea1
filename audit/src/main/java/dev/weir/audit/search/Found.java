package dev.weir.audit.search;

import java.util.List;

/**
 * What a search came to.
 *
 * @param unreadable what of the log could not be read, so that no hit is never taken for none there was
 */
public record Found(List<Hit> hits, List<String> unreadable) {
  public Found {
    hits = List.copyOf(hits);
    unreadable = List.copyOf(unreadable);
  }
}
