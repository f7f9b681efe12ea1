package dev.weir.audit.payload;

import java.util.Comparator;
import java.util.List;

/**
 * The messages on a connection both ways, in the order of their times: those that came back on a WebSocket, which its answer
 * has, and those that were sent, each of which is a call of its own.
 *
 * @param gone how many that were sent were kept, or were to be, and cannot be read
 * @param damaged how many that were sent are not what was kept
 */
public record Conversation(List<Spoken> spoken, int gone, int damaged) {

  public Conversation {
    spoken = spoken.stream().sorted(Comparator.comparing(Spoken::at)).toList();
  }

  /** Returns whether there is nothing to see of any. */
  public boolean isEmpty() {
    return spoken.isEmpty();
  }
}
