package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Sink;
import java.util.Set;

/**
 * What a model is asked, where nothing more is known of it: of a call that says what it asks in words of its own, nothing; of all others
 * that the words are somebody's.
 */
final class Prompts {

  private static final Set<String> NAMES = Set.of("messages", "input", "inputs", "prompt", "contents",
      "content", "query",
      "question", "text", "texts", "message", "file", "documents");
  private static final int DEEPEST = 4;

  private Prompts() {}

  /** Returns the mark of words that are not the code's own; none where there are none. */
  static Mark[] in(Sink sink, Arguments arguments, Step step) {
    if (sink.channel() != Sink.Channel.AI || sink.effect() != Sink.Effect.SENDS) {
      return Marks.NONE;
    }
    boolean open = arguments.spread() != 0 && isOpen(arguments.at(0), DEEPEST);
    for (int i = 0; i < arguments.named().size(); i++) {
      open |= NAMES.contains(arguments.names().get(i)) && isOpen(arguments.named().get(i), DEEPEST);
    }
    return open ? new Mark[]{Mark.of("PROMPT", "prompt", step)} : Marks.NONE;
  }

  /** Returns whether there are words in a value that the code does not say itself. */
  private static boolean isOpen(Value value, int deep) {
    boolean open = deep > 0 && value.has(Value.OPEN) && value.texts().length == 0;
    for (Text text : value.texts()) {
      open |= !text.constant();
    }
    for (Thing thing : value.things()) {
      open |= switch (thing.kind()) {
        case SYMBOL -> true;
        case SHAPE -> deep > 0 && isOpen((Shape) thing, deep - 1);
        case LIBRARY, ROUTINE, TYPE, INSTANCE, SUPER, MODULE, PARTIAL -> false;
      };
    }
    return open;
  }

  private static boolean isOpen(Shape shape, int deep) {
    boolean open = isOpen(shape.rest(), deep);
    for (int i = 0; i < shape.fields().size() && !open; i++) {
      open = isOpen(shape.fields().value(i), deep);
    }
    return open;
  }
}
