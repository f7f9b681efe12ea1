package dev.weir.scan.knowledge;

import dev.weir.scan.finding.Category;
import java.util.List;

/**
 * Somebody who offers a service.
 *
 * @param name as reports show it: {@code OpenAI}
 * @param hosts the default first; each stands for all names below it; never empty
 */
public record Vendor(String name, Category category, List<String> hosts) {

  public Vendor {
    hosts = List.copyOf(hosts);
  }

  /** Returns where its library sends to when nothing else is said. */
  public String defaultHost() {
    return hosts.getFirst();
  }
}
