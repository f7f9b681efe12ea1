package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Arg;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call is given.
 *
 * @param spread place of the first positional one that is spread, or {@link #NO_SPREAD}
 * @param names of {@code named}; empty for {@code **}
 */
record Arguments(List<Value> positional, int spread, List<String> names, List<Value> named) {

  static final int NO_SPREAD = Integer.MAX_VALUE;
  static final Arguments NONE = new Arguments(List.of(), NO_SPREAD, List.of(), List.of());

  static Arguments of(List<Value> positional) {
    return new Arguments(positional, NO_SPREAD, List.of(), List.of());
  }

  /** Returns a positional argument, {@link Value#NOTHING} where it is not given. */
  Value at(int place) {
    if (place < 0 || place < positional.size() && place < spread) {
      return place < 0 ? Value.NOTHING : positional.get(place);
    }
    if (spread == NO_SPREAD) {
      return Value.NOTHING;
    }
    return Elements.item(positional.get(spread), place - spread);
  }

  /** Returns an argument by name, {@link Value#NOTHING} where it is not given. */
  Value named(String name) {
    int exact = names.indexOf(name);
    return exact < 0 ? spread(name) : named.get(exact);
  }

  private Value spread(String name) {
    Value found = Value.NOTHING;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        found = found.or(Elements.of(named.get(i), name));
      }
    }
    return found;
  }

  Value of(Arg.Named arg) {
    int exact = arg.name().isEmpty() ? -1 : names.indexOf(arg.name());
    if (exact >= 0) {
      return named.get(exact);
    }
    return arg.name().isEmpty() ? at(arg.position()) : at(arg.position()).or(spread(arg.name()));
  }

  List<Value> all() {
    List<Value> all = new ArrayList<>(positional);
    all.addAll(named);
    return all;
  }

  int count() {
    return positional.size() + named.size();
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Arguments that && spread == that.spread && positional.equals(that.positional)
        && names.equals(that.names) && named.equals(that.named);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * positional.hashCode() + spread) + names.hashCode()) + named.hashCode();
  }

  boolean symbolic() {
    return symbolic(positional) || symbolic(named);
  }

  private static boolean symbolic(List<Value> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).symbolic()) {
        return true;
      }
    }
    return false;
  }

  /** Returns these without the first positional ones. */
  Arguments from(int place) {
    if (place == 0) {
      return this;
    }
    if (place > spread) {
      return new Arguments(positional.subList(spread, positional.size()), 0, names, named);
    }
    List<Value> later = place >= positional.size() ? List.of() : positional.subList(place, positional.size());
    return new Arguments(later, spread == NO_SPREAD ? NO_SPREAD : spread - place, names, named);
  }

  /** Returns these with more after them, as a partial application takes them; where these are none, works none of them out. */
  Arguments and(Arguments more) {
    if (count() == 0) {
      return more;
    }
    List<Value> places = new ArrayList<>(positional);
    places.addAll(more.positional);
    List<String> allNames = new ArrayList<>(names);
    allNames.addAll(more.names);
    List<Value> allNamed = new ArrayList<>(named);
    allNamed.addAll(more.named);
    int firstSpread = spread != NO_SPREAD
        ? spread
        : more.spread == NO_SPREAD ? NO_SPREAD : positional.size() + more.spread;
    return new Arguments(places, firstSpread, allNames, allNamed);
  }
}
