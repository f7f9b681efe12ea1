package dev.weir.policy.rule;

import dev.weir.model.net.PathPattern;
import dev.weir.model.settings.DestinationRule.RequestRule;
import java.util.List;
import java.util.Set;

/** The methods and paths that may pass to a destination; an empty list lets all pass. */
record AllowList(List<Item> items) {

  /** One entry: any of the methods with any of the paths; empty means every one. */
  record Item(Set<String> methods, Set<String> exact, List<PathPattern> patterns, boolean anyPath) {

    boolean permits(String method, String path) {
      return (methods.isEmpty() || methods.contains(method))
          && (anyPath || exact.contains(path) || matches(path));
    }

    private boolean matches(String path) {
      for (PathPattern pattern : patterns) {
        if (pattern.matches(path)) {
          return true;
        }
      }
      return false;
    }
  }

  static AllowList of(List<RequestRule> rules) {
    return new AllowList(rules.stream().map(AllowList::item).toList());
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  boolean permits(String method, String path) {
    for (Item item : items) {
      if (item.permits(method, path)) {
        return true;
      }
    }
    return items.isEmpty();
  }

  private static Item item(RequestRule rule) {
    List<String> wild = rule.paths().stream().filter(path -> path.indexOf('*') >= 0).toList();
    List<String> exact = rule.paths().stream().filter(path -> path.indexOf('*') < 0).toList();
    return new Item(Set.copyOf(rule.methods()), Set.copyOf(exact),
        wild.stream().map(PathPattern::of).toList(),
        rule.paths().isEmpty());
  }
}
