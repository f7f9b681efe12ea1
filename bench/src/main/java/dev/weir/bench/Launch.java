package dev.weir.bench;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** Runs a command of this module to its exit code: what it cannot read or do not is said in one line. */
public final class Launch {

  private static final int WRONG_USAGE = 2;

  private Launch() {}

  /** Ends the process with what {@code command} returns; with 2 where it throws. */
  public static void of(Object command, String[] args) {
    System.exit(new CommandLine(command).setExecutionExceptionHandler((e, line, _) -> {
      String what = e instanceof NoSuchFileException
          ? "there is no " + e.getMessage()
          : String.valueOf(e.getMessage());
      line.getErr().println("bench: " + what);
      return WRONG_USAGE;
    }).execute(args));
  }
}
