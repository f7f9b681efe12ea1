package dev.weir.bench.compare;

import java.util.List;

/** What a run says while it goes on, and how it ends. */
final class Console {

  /** A run, from its command line to whether all went well. */
  @FunctionalInterface
  interface Run {
    boolean of(List<String> arguments) throws Exception;
  }

  private Console() {}

  /**
   * Runs, and ends the process: with 0 when all was measured and well, 1 when it was not well, 2 when the command line
   * could not be understood, 3 when something did not run.
   */
  static void run(String help, String[] arguments, Run run) {
    List<String> asked = List.of(arguments);
    if (asked.contains("--help")) {
      System.out.print(help);
      return;
    }
    try {
      System.exit(run.of(asked) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      System.exit(2);
    } catch (Exception e) {
      say(String.valueOf(e.getMessage()));
      System.exit(3);
    }
  }

  static void say(String what) {
    System.err.println("bench: " + what);
  }
}
