package dev.weir.model.settings;

import dev.weir.model.net.Cidr;
import java.util.List;

/**
 * One application that may call.
 *
 * @param team empty text where the file names none
 * @param from the addresses it calls from; empty where it must show a key
 */
public record CallerRule(String name, String team, List<Cidr> from) {
  public CallerRule {
    from = List.copyOf(from);
  }

  /** Returns whether the address alone proves this caller: the weakest proof. */
  public boolean byAddress() {
    return !from.isEmpty();
  }
}
