package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.model.Binding;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Share;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.ModelPattern;
import dev.weir.policy.yaml.Nearest;
import dev.weir.vault.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a sub-key is wanted for, as somebody has written it.
 *
 * @param kinds of data; {@code none} alone for none at all
 * @param budgets such as {@code usd=2.50}
 * @param bound what whoever shows it has to prove besides, such as {@code jkt=…}
 */
public record Wanted(List<String> destinations, List<String> methods, List<String> paths, List<String> kinds,
    List<String> addresses, List<String> models, List<String> budgets, Optional<String> bound) {

  private static final String NOTHING = "none";

  public Wanted {
    destinations = List.copyOf(destinations);
    methods = List.copyOf(methods);
    paths = List.copyOf(paths);
    kinds = List.copyOf(kinds);
    addresses = List.copyOf(addresses);
    models = List.copyOf(models);
    budgets = List.copyOf(budgets);
  }

  /**
   * Returns what is wanted.
   *
   * @param place how a part is called where it was written, by its name in the singular
   * @throws CannotRun where something is no name of anything
   */
  public Wish wish(Settings settings, UnaryOperator<String> place, String note, Optional<Instant> end)
      throws CannotRun {
    List<Share> shares = all(place.apply("budget"), budgets, Share::parse,
        _ -> "write it as usd=2.50, tokens=100000/day, requests=50/h or bytes=5GiB/day; h, day and month, or none for all its time");
    List<Binding> binding = all(place.apply("bind"), bound.stream().toList(), Binding::parse,
        _ -> "write jkt= or x5t#S256= and a SHA-256 in base64url, of 43 characters");
    return new Wish(narrowing(settings, place), shares, binding.stream().findFirst(), note, end);
  }

  private Narrowing narrowing(Settings settings, UnaryOperator<String> place) throws CannotRun {
    Set<String> known = settings.destinations().keySet();
    return new Narrowing(
        Set.copyOf(
            all(place.apply("destination"), destinations, known(known), name -> Nearest.mend(name, known))),
        Set.copyOf(all(place.apply("method"), methods, Wanted::method, _ -> "write a method such as POST")),
        all(place.apply("path"), paths, PathPattern::parse,
            _ -> "start it with /, use * for one whole segment and ** only at the end"),
        kinds.isEmpty() ? Optional.empty() : Optional.of(data(settings, place.apply("data-type"))),
        all(place.apply("address"), addresses, Cidr::parse,
            _ -> "write it as 10.1.0.0/16, or as one address"),
        all(place.apply("model"), models, ModelPattern::parse,
            _ -> "write its name, with * at the end at the most"));
  }

  private Set<Kind> data(Settings settings, String place) throws CannotRun {
    return kinds.equals(List.of(NOTHING))
        ? Set.of()
        : Set.copyOf(all(place, kinds, name -> settings.kind(name.toUpperCase(Locale.ROOT)),
            name -> Nearest.mend(name.toUpperCase(Locale.ROOT), settings.kinds())));
  }

  private static Function<String, Optional<String>> known(Collection<String> names) {
    return name -> names.contains(name) ? Optional.of(name) : Optional.empty();
  }

  private static Optional<String> method(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return !upper.isEmpty() && upper.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-' || c == '_')
        ? Optional.of(upper)
        : Optional.empty();
  }

  private static <T> List<T> all(String place, List<String> texts, Function<String, Optional<T>> parse,
      Function<String, String> mend) throws CannotRun {
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      values.add(parse.apply(text).orElseThrow(
          () -> new CannotRun("that does not exist", place + " " + text, mend.apply(text))));
    }
    return values;
  }
}
