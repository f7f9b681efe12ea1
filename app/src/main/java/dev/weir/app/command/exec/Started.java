package dev.weir.app.command.exec;

import dev.weir.app.command.Signal;
import java.io.IOException;

/** A program that runs in the foreground of this process: Ctrl-C is the program's to answer, and a request to end is passed on. */
final class Started {

  private final Process process;

  private Started(Process process) {
    this.process = process;
  }

  static Started of(ProcessBuilder program) throws IOException {
    Process process = program.start();
    Signal.INT.runs(() -> {});
    Signal.TERM.runs(process::destroy);
    Signal.HUP.runs(process::destroy);
    return new Started(process);
  }

  /** Waits for its end; returns its exit code, or 128 and the signal's number, as shells do. */
  int await() throws InterruptedException {
    return process.waitFor();
  }
}
