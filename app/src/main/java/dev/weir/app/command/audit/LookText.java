package dev.weir.app.command.audit;

import dev.weir.app.text.Screen;
import dev.weir.audit.payload.Look;
import dev.weir.audit.payload.LookJson;
import dev.weir.audit.payload.Part;
import dev.weir.audit.payload.Side;
import java.util.Optional;

/** One side of a call for a person to read. */
final class LookText {

  private LookText() {}

  static void show(Screen screen, Look look) {
    switch (look) {
      case Look.Gone(Side side, String why) -> screen.line(side.word() + ": gone: " + why);
      case Look.Damaged(Side side, String why) ->
        screen.line(side.word() + ": not what was kept: " + why);
      case Look.Opened(Side side, Part part, boolean proven) -> {
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
    Optional<String> text = LookJson.text(part.body());
    if (text.isPresent()) {
      text.get().lines().forEach(screen::line);
    } else {
      screen.line("(" + part.body().length() + " bytes that are no text: --har keeps them)");
    }
    if (part.cut()) {
      screen.line("(cut off here: the body had more bytes)");
    }
    screen.line("");
  }
}
