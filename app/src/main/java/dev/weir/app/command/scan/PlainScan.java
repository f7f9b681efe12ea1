package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a scan is mostly asked for: {@code weir scan TARGET… [--format FORMAT] [-o FILE]}. It is read here, since the
 * library of the command line takes longer to be loaded than a small scan takes. All else is left to {@link ScanCommand}.
 */
public final class PlainScan {

  private final List<String> targets;
  private final List<String> formats;
  private final Optional<Path> output;

  private PlainScan(List<String> targets, List<String> formats, Optional<Path> output) {
    this.targets = targets;
    this.formats = formats;
    this.output = output;
  }

  /** Returns the scan that {@code args} spell, or nothing where there is anything in them that is not read here. */
  public static Optional<PlainScan> of(String[] args) {
    if (args.length == 0 || !args[0].equals("scan")) {
      return Optional.empty();
    }
    List<String> targets = new ArrayList<>();
    String formats = null;
    String output = null;
    for (int i = 1; i < args.length; i++) {
      String value = i + 1 < args.length ? args[i + 1] : null;
      if (isPlain(args[i])) {
        targets.add(args[i]);
      } else if (args[i].equals("--format") && formats == null && isPlain(value)) {
        formats = args[++i];
      } else if ((args[i].equals("-o") || args[i].equals("--output")) && output == null && isPlain(value)) {
        output = args[++i];
      } else {
        return Optional.empty();
      }
    }
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlainScan(targets, List.of((formats == null ? "text" : formats).split(",", -1)),
            Optional.ofNullable(output).map(Path::of)));
  }

  /** Returns whether a word is what it says: no option, no file of arguments, nothing quoted. */
  private static boolean isPlain(@Nullable String word) {
    return word != null && !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
  }

  /** Scans, and returns what came of it. */
  public Exit run(Screen screen) throws CannotRun, IOException {
    SharedOptions usual = new SharedOptions();
    return new ScanRun(screen, new PythonEngine(), Clock.systemUTC())
        .run(new Ask(targets, Format.named(formats), output, usual.settings(), usual.baseline(),
            usual.failOn(), Optional.empty(), usual.index()));
  }
}
