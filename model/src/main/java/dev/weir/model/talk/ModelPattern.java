package dev.weir.model.talk;

import java.util.Optional;

/**
 * A model by its name, or several by how their names begin: {@code gpt-4o}, {@code claude-*}.
 *
 * @param text with a star at its end, or nowhere
 */
public record ModelPattern(String text) {

  private static final int LONGEST = 200;

  /** Returns the pattern; empty where it is none. */
  public static Optional<ModelPattern> parse(String text) {
    int star = text.indexOf('*');
    boolean visible = text.chars().allMatch(c -> c > ' ' && c < 127 && c != ',');
    return !text.isEmpty() && text.length() <= LONGEST && visible && (star < 0 || star == text.length() - 1)
        ? Optional.of(new ModelPattern(text))
        : Optional.empty();
  }

  /** Returns whether {@code model} is one of these. */
  public boolean matches(String model) {
    return text.endsWith("*") ? model.startsWith(text.substring(0, text.length() - 1)) : model.equals(text);
  }

  /** Returns whether every model of {@code other} is one of these. */
  public boolean covers(ModelPattern other) {
    return other.text.equals(text)
        || text.endsWith("*") && other.text.startsWith(text.substring(0, text.length() - 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
