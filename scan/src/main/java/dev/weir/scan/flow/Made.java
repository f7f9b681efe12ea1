package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object of a library was made of: the call that opened it, and what was given to it later.
 *
 * @param site where it was called, or last set
 * @param maker what was called
 * @param of what the maker itself was made of
 * @param set what was set on it later, by name
 */
record Made(File.Node site, Api maker, Arguments arguments, @Nullable Made of, Map<String, Value> set) {

  /** Returns this after something was set on it. */
  Made with(File.Node where, String name, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(set);
    more.merge(name, value, Value::or);
    return new Made(where, maker, arguments, of, more);
  }

  /** Returns this after what was done before it, where it does not know of anything before. */
  Made after(@Nullable Made before) {
    return of != null || before == null || same(this, before)
        ? this
        : new Made(site, maker, arguments, before, set);
  }

  /** Returns whether both were made at the same place, and the same was set on them. */
  @SuppressWarnings("ReferenceEquality") // saves a look at both
  static boolean same(@Nullable Made first, @Nullable Made second) {
    return first == second || first != null && second != null && first.site.equals(second.site)
        && first.set.keySet().equals(second.set.keySet());
  }

  boolean symbolic() {
    return arguments.symbolic() || set.values().stream().anyMatch(Value::symbolic)
        || of != null && of.symbolic();
  }
}
