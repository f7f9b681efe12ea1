package dev.weir.detect.ai;

/**
 * Where in an answer a reader of JSON stands: told of names and of the signs between them, it knows whether it is among what the
 * provider itself counts, and not in something that the model or its caller may have written (arguments of a tool, a schema that is
 * sent back). Elsewhere than at the places of these names, in any list, and deeper, it is not.
 */
final class Counting {
  private static final int DEEPEST = 4;

  /** What an object is, by its name. */
  private enum Place {
    OTHER, AROUND, COUNTS, DETAILS;

    private static Place named(String name) {
      return switch (name) {
        case "message", "response", "x_groq" -> AROUND;
        case "usage", "usageMetadata" -> COUNTS;
        case "prompt_tokens_details", "input_tokens_details" -> DETAILS;
        default -> OTHER;
      };
    }
  }

  private final Place[] path = new Place[DEEPEST + 1];
  private int depth;
  private Place next = Place.OTHER;

  /** The next value has this name. */
  void named(String name) {
    next = depth < DEEPEST ? Place.named(name) : Place.OTHER;
  }

  /** Takes a byte that stands in no text. */
  void take(byte sign) {
    // Commas, colons, digits and spaces are most of it.
    if (sign < '[') {
      return;
    }
    if (sign == '{' || sign == '[') {
      open(sign == '{' ? next : Place.OTHER);
      next = Place.OTHER;
    } else if (sign == '}' || sign == ']') {
      depth = Math.max(0, depth - 1);
      next = Place.OTHER;
    }
  }

  private void open(Place place) {
    depth++;
    if (depth <= DEEPEST) {
      path[depth] = place;
    }
  }

  /** Returns whether what stands here is the provider's count. */
  boolean isHere() {
    if (depth < 2 || depth > DEEPEST) {
      return false;
    }
    int at = path[2] == Place.AROUND ? 3 : 2;
    boolean details = depth == at + 1 && path[depth] == Place.DETAILS;
    return depth >= at && path[at] == Place.COUNTS && (depth == at || details);
  }
}
