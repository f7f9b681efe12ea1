package dev.weir.admin.http;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the admin port answers. No two routes stand for the same request. */
public record Routes(List<Route> all) {

  public Routes {
    all = List.copyOf(all);
    Set<String> seen = new HashSet<>();
    for (Route route : all) {
      if (!seen.add(route.toString())) {
        throw new IllegalArgumentException("two routes for " + route);
      }
    }
  }

  /** What a request means. */
  public sealed interface Match {
    /** This route, with what stands for the names of its path. */
    record Found(Route route, Map<String, String> names) implements Match {}

    /** There is such a path, but not for this method. */
    record OtherMethods(Set<Method> methods) implements Match {
      @Override
      public String toString() {
        return methods.stream().map(Method::name).sorted().collect(Collectors.joining(", "));
      }
    }

    /** There is no such path. */
    record Nothing() implements Match {}
  }

  /** Returns these and more. */
  public Routes and(List<Route> more) {
    return new Routes(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** Returns what a request means; of a path that is spelled out and one with names, the first. */
  public Match match(String method, String path) {
    Map<Method, Match.Found> found = new EnumMap<>(Method.class);
    for (Route route : all) {
      Optional<Map<String, String>> names = route.path().match(path);
      if (names.isPresent() && (names.get().isEmpty() || !found.containsKey(route.method()))) {
        found.put(route.method(), new Match.Found(route, names.get()));
      }
    }
    Optional<Match.Found> meant = Method.named(method).map(found::get);
    if (meant.isPresent()) {
      return meant.get();
    }
    return found.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(found.keySet());
  }
}
