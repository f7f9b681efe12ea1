package dev.weir.app.command.audit;

import dev.weir.app.text.Screen;
import dev.weir.audit.payload.Conversation;
import dev.weir.audit.payload.Look;
import dev.weir.audit.payload.Part;
import dev.weir.audit.payload.Seen;
import dev.weir.audit.payload.Side;
import dev.weir.audit.payload.Spoken;
import java.util.Optional;

/** What a call said for a person to read. */
final class LookText {

  private LookText() {}

  static void show(Screen screen, Seen seen) {
    seen.looks().forEach(look -> show(screen, look));
    show(screen, seen.conversation());
  }

  private static void show(Screen screen, Look look) {
    switch (look) {
      case Look.Gone(Side side, String why) -> screen.line(side.word() + ": gone: " + why);
      case Look.Damaged(Side side, String why) ->
        screen.line(side.word() + ": not what was kept: " + why);
      case Look.Opened(Side side, Part part, var _, boolean proven) -> {
        screen.line(side.word() + ": " + (proven
            ? "as the log says"
            : "the log has no hash for it, since Weir died meanwhile, or no longer has it"));
        show(screen, part);
      }
    }
  }

  private static void show(Screen screen, Part part) {
    screen.line(part.status() == 0 ? part.method() + " " + part.url() : Integer.toString(part.status()));
    part.headers().forEach((name, value) -> screen.line(name + ": " + value));
    screen.line("");
    content(screen, part.text(), part.body().length());
    if (part.cut()) {
      screen.line("(cut off here: there was more)");
    }
    screen.line("");
  }

  private static void show(Screen screen, Conversation conversation) {
    for (Spoken spoken : conversation.spoken()) {
      screen.line(spoken.at() + (spoken.sent() ? " sent:" : " came back:"));
      content(screen, spoken.content(), spoken.payload().length());
      if (spoken.cut()) {
        screen.line("(cut off here: the message had more bytes)");
      }
    }
    count(screen, conversation.gone(), "can no longer be read, or were not kept");
    count(screen, conversation.damaged(), "are not what was kept");
  }

  private static void count(Screen screen, int messages, String what) {
    if (messages > 0) {
      screen.line("(of the messages that were sent " + messages + " " + what + ")");
    }
  }

  private static void content(Screen screen, Optional<String> text, int bytes) {
    if (text.isPresent()) {
      text.get().lines().forEach(screen::line);
    } else {
      screen.line("(" + bytes + " bytes that are no text: --har keeps them)");
    }
  }
}
