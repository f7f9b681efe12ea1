package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.settings.Settings;
import dev.weir.policy.yaml.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What a sub-key is for, as options: each may stand more than once, or list several with commas between. */
final class Narrowed {

  private static final String NOTHING = "none";

  @Option(names = "--destination", paramLabel = "NAME", split = ",", description = "Only calls to this destination.")
  private List<String> destinations = List.of();

  @Option(names = "--method", paramLabel = "METHOD", split = ",", description = "Only calls with this method.")
  private List<String> methods = List.of();

  @Option(names = "--path", paramLabel = "PATH", split = ",", description = "Only calls with this path; * is one whole segment, ** any rest.")
  private List<String> paths = List.of();

  @Option(names = "--data-type", paramLabel = "KIND", split = ",", description = "No data but of this kind in what is sent, such as EMAIL; none for no data at all.")
  private List<String> kinds = List.of();

  @Option(names = "--address", paramLabel = "CIDR", split = ",", description = "Only calls from this address, or range of them.")
  private List<String> addresses = List.of();

  /** Returns whether any is given. */
  boolean given() {
    return !(destinations.isEmpty() && methods.isEmpty() && paths.isEmpty() && kinds.isEmpty()
        && addresses.isEmpty());
  }

  /** Returns what is asked for; throws {@link CannotRun} where something is no name of anything. */
  Narrowing narrowing(Settings settings) throws CannotRun {
    return new Narrowing(
        Set.copyOf(all("--destination", destinations, known(settings.destinations().keySet()),
            name -> Nearest.mend(
                name, settings.destinations().keySet()))),
        Set.copyOf(all("--method", methods, Narrowed::method, _ -> "write a method such as POST")),
        all("--path", paths, PathPattern::parse,
            _ -> "start it with /, use * for one whole segment and ** only at the end"),
        kinds.isEmpty() ? Optional.empty() : Optional.of(data(settings)),
        all("--address", addresses, Cidr::parse, _ -> "write it as 10.1.0.0/16, or as one address"));
  }

  private Set<Kind> data(Settings settings) throws CannotRun {
    return kinds.equals(List.of(NOTHING))
        ? Set.of()
        : Set.copyOf(all("--data-type", kinds, name -> settings.kind(name.toUpperCase(Locale.ROOT)),
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

  private static <T> List<T> all(String option, List<String> texts, Function<String, Optional<T>> parse,
      Function<String, String> mend) throws CannotRun {
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      values.add(parse.apply(text).orElseThrow(
          () -> new CannotRun("that does not exist", option + " " + text, mend.apply(text))));
    }
    return values;
  }
}
