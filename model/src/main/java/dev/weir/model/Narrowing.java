package dev.weir.model;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Ip;
import dev.weir.model.net.PathPattern;
import dev.weir.model.talk.ModelPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What a key may be used for at the most; what the policies say of its caller holds besides. A part that is empty leaves
 * everything open.
 *
 * @param destinations by name
 * @param data kinds of data that may be in what is sent; present and empty where none may
 * @param addresses where the caller may call from
 * @param models that may be spoken to; what names none is not among them
 */
public record Narrowing(Set<String> destinations, Set<String> methods, List<PathPattern> paths,
    Optional<Set<Kind>> data, List<Cidr> addresses, List<ModelPattern> models) {

  /** Leaves everything open. */
  public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(),
      List.of());

  public Narrowing {
    destinations = Set.copyOf(destinations);
    methods = Set.copyOf(methods);
    paths = List.copyOf(paths);
    data = data.map(Set::copyOf);
    addresses = List.copyOf(addresses);
    models = List.copyOf(models);
  }

  /** Any model. */
  public Narrowing(Set<String> destinations, Set<String> methods, List<PathPattern> paths,
      Optional<Set<Kind>> data, List<Cidr> addresses) {
    this(destinations, methods, paths, data, addresses, List.of());
  }

  /** Returns the first thing that this asks for and {@code parent} does not have; empty where it stays within. */
  public Optional<String> beyond(Narrowing parent) {
    return extra("the destination", destinations, parent.destinations, String::equals)
        .or(() -> extra("the method", methods, parent.methods, String::equals))
        .or(() -> extra("the path", paths, parent.paths, (mine, theirs) -> theirs.covers(mine)))
        .or(() -> parent.data.flatMap(open -> data.flatMap(
            mine -> extra("the data type", mine, open, true, Kind::equals))))
        .or(() -> extra("the address range", addresses, parent.addresses,
            (mine, theirs) -> theirs.covers(mine)))
        .or(() -> extra("the model", models, parent.models, (mine, theirs) -> theirs.covers(mine)));
  }

  /** Returns whether a call may go to the destination of this name. */
  public boolean reaches(String destination) {
    return destinations.isEmpty() || destinations.contains(destination);
  }

  /** Returns whether a call may come from {@code peer}. */
  public boolean admits(Ip peer) {
    return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.contains(peer));
  }

  /** Returns this, with the parent's word wherever this says nothing. */
  public Narrowing within(Narrowing parent) {
    return new Narrowing(destinations.isEmpty() ? parent.destinations : destinations,
        methods.isEmpty() ? parent.methods : methods, paths.isEmpty() ? parent.paths : paths,
        data.or(() -> parent.data), addresses.isEmpty() ? parent.addresses : addresses,
        models.isEmpty() ? parent.models : models);
  }

  private static <T> Optional<String> extra(String what, Collection<T> mine, Collection<T> theirs,
      BiPredicate<T, T> covered) {
    return extra(what, mine, theirs, !theirs.isEmpty(), covered);
  }

  private static <T> Optional<String> extra(String what, Collection<T> mine, Collection<T> theirs,
      boolean narrowed, BiPredicate<T, T> covered) {
    return narrowed
        ? mine.stream().filter(one -> theirs.stream().noneMatch(open -> covered.test(one, open))).findFirst()
            .map(one -> what + " " + one)
        : Optional.empty();
  }
}
