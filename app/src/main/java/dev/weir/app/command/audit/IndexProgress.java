package dev.weir.app.command.audit;

import dev.weir.app.text.Screen;
import dev.weir.audit.index.Index;

/** Shows whoever waits how far the index has come. */
record IndexProgress(Screen screen) implements Index.Progress {

  @Override
  public boolean at(long records) {
    screen.progress("indexing: " + records + " records");
    return true;
  }
}
