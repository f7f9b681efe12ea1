package dev.weir.app.draft;

import dev.weir.scan.finding.Recipient;
import java.util.Set;

/**
 * What a call does at the end of its way.
 *
 * @param method upper-case; anything else where it is not known
 * @param kinds the types of data in it, by their names
 */
public record Use(String method, Set<String> kinds, Recipient recipient) {
  public Use {
    kinds = Set.copyOf(kinds);
  }
}
