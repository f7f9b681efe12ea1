package dev.weir.app;

import dev.weir.app.command.scan.PlainScan;
import dev.weir.app.text.Screen;
import java.util.Optional;

/** Where the process starts, and the only place that ends it. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // What scripts ask most is answered without the command line's library.
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println(Version.line());
      return;
    }
    int code = run(args);
    if (args.length > 0 && args[0].equals("scan")) {
      // An orderly exit looks for a logger to tell of it; a scan leaves nothing behind that would need one.
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  /** Runs what {@code args} spell and returns the process's exit code; never throws. */
  static int run(String[] args) {
    Optional<PlainScan> plain = PlainScan.of(args);
    return plain.isPresent() ? scan(plain.get()) : Weir.run(args);
  }

  private static int scan(PlainScan scan) {
    Screen screen = Screen.ofProcess();
    try {
      return scan.run(screen).code();
    } catch (Exception e) {
      return new Mishaps(screen).failed(e).code();
    } catch (Error e) {
      return new Mishaps(screen).fault(e).code();
    }
  }
}
