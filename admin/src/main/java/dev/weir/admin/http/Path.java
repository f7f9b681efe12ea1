package dev.weir.admin.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with names in the place of what differs: {@code /api/accounts/{name}}. */
public record Path(String template) {

  /** Returns what stands for the names; empty where {@code path}, as it came, is no such path. */
  Optional<Map<String, String>> match(String path) {
    List<String> wanted = parts(template);
    List<String> there = parts(path);
    if (wanted.size() != there.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String want = wanted.get(i);
      if (want.startsWith("{")) {
        Optional<String> value = decoded(there.get(i));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        names.put(want.substring(1, want.length() - 1), value.get());
      } else if (!want.equals(there.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }

  private static Optional<String> decoded(String part) {
    try {
      // A plus is a plus in a path.
      String text = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(text).filter(found -> !found.isEmpty() && found.indexOf('/') < 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return template;
  }
}
