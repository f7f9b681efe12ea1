package dev.weir.audit.payload;

import java.util.List;

/** What there is to see of what a call said: both sides of it, and the messages on its connection. */
public record Seen(List<Look> looks, Conversation conversation) {

  public Seen {
    looks = List.copyOf(looks);
  }

  /** Returns in words what of it can be read; empty text where nothing can. */
  public String readable() {
    List<String> sides = looks.stream().filter(Look.Opened.class::isInstance).map(look -> look.side().word())
        .toList();
    String messages = conversation.isEmpty() ? "" : conversation.spoken().size() + " messages";
    return String.join(", ", sides) + (sides.isEmpty() || messages.isEmpty() ? "" : ", ") + messages;
  }

  /** Returns whether any of it is not what was kept. */
  public boolean damaged() {
    return conversation.damaged() > 0 || looks.stream().anyMatch(Look.Damaged.class::isInstance);
  }

  /** Returns what can be read of a side; nothing of it where nothing can. */
  Part part(Side side) {
    for (Look look : looks) {
      if (look instanceof Look.Opened(Side of, Part part, var _, var _) && of == side) {
        return part;
      }
    }
    return Part.NOTHING;
  }
}
