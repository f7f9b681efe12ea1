package dev.weir.app.command.scan;

import dev.weir.app.text.Screen;
import dev.weir.scan.Scanner;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a scan has come, drawn anew for each hundredth of the way; nothing where nobody watches. */
final class Bar implements Scanner.Progress {

  private static final int WIDTH = 30;

  private final Screen screen;
  private final AtomicInteger drawn = new AtomicInteger(-1);

  Bar(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void at(int done, int total) {
    int percent = total == 0 ? 100 : (int) (100L * done / total);
    if (drawn.getAndSet(percent) != percent) {
      int full = WIDTH * percent / 100;
      screen
          .progress("scanning [" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + done + " of " + total
              + (total == 1 ? " file" : " files"));
    }
  }

  /** Wipes the bar. */
  void end() {
    screen.progress("");
  }
}
