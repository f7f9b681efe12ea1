package dev.weir.app;

/** Where the process starts, and the only place that ends it. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // What scripts ask most is answered without the command line's library.
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println(Version.line());
      return;
    }
    System.exit(Weir.run(args));
  }
}
