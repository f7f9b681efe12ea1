package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.model.Narrowing;
import dev.weir.model.settings.Settings;
import java.util.List;
import picocli.CommandLine.Option;

/** What a sub-key is for, as options: each may stand more than once, or list several with commas between. */
final class Narrowed {

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

  @Option(names = "--model", paramLabel = "NAME", split = ",", description = "Only calls to this model, or to those whose names begin so, such as gpt-4o*.")
  private List<String> models = List.of();

  /** Returns whether any is given. */
  boolean given() {
    return !(destinations.isEmpty() && methods.isEmpty() && paths.isEmpty() && kinds.isEmpty()
        && addresses.isEmpty() && models.isEmpty());
  }

  /** Returns what is asked for; throws {@link CannotRun} where something is no name of anything. */
  Narrowing narrowing(Settings settings) throws CannotRun {
    return new Wanted(destinations, methods, paths, kinds, addresses, models).narrowing(settings,
        name -> "--" + name);
  }
}
