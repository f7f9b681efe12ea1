package dev.weir.app.text;

/** A piece of text and what it means: aligned by its own length, whatever its colour adds. */
public record Cell(String text, Style style) {

  /** Returns {@code text} with every control character replaced, so that a name from outside cannot drive the terminal. */
  public Cell {
    text = Screen.visible(text);
  }

  /** Returns a cell without a colour. */
  public static Cell of(String text) {
    return new Cell(text, Style.PLAIN);
  }
}
