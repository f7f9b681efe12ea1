package dev.weir.detect.ai;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a request said to a model, in words; for nobody's log.
 *
 * @param instructions the application's own
 * @param others everything else
 * @param endOfInstructions the raw byte behind the first of them; empty where there are none
 */
public record Said(List<String> instructions, List<String> others, OptionalInt endOfInstructions) {

  private static final Said NOTHING = new Said(List.of(), List.of(), OptionalInt.empty());

  public Said {
    instructions = List.copyOf(instructions);
    others = List.copyOf(others);
  }

  /** Returns what {@code body} says; nothing where it is not JSON from end to end. */
  public static Said of(Bytes body, Api api) {
    Optional<Transcript> transcript = body.isEmpty() ? Optional.empty() : Transcript.of(body, api);
    return transcript.map(said -> {
      List<Part> own = said.parts().stream().filter(part -> part.speaker() == Speaker.SYSTEM).toList();
      return new Said(own.stream().map(Part::text).toList(),
          said.parts().stream().filter(part -> part.speaker() != Speaker.SYSTEM).map(Part::text).toList(),
          own.stream().mapToInt(Part::to).findFirst());
    }).orElse(NOTHING);
  }

  /** Returns whether nothing is said. */
  public boolean isSilent() {
    return instructions.isEmpty() && others.isEmpty();
  }

  /** Never the texts. */
  @Override
  public String toString() {
    return "Said[" + instructions.size() + ", " + others.size() + "]";
  }
}
