package dev.weir.detect.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes the engine call a detector. */
public sealed interface Trigger {

  /**
   * The first digit of a run that no letter or digit precedes: {@code min} to {@code max} digits, of 20 on all alike.
   *
   * @param next the bytes (ASCII) of which one stands behind them; empty for any
   * @param notBehind the bytes (ASCII) of which none stands before them; {@link #ROW} may be among them
   * @param gate words of which one is in the {@code reach} before them, as {@link Text#cued} sees it; null for none
   */
  record Digits(int min, int max, String next, String notBehind, @Nullable Cue gate, int reach)
      implements
        Trigger {

    /** A space behind a digit. */
    public static final char ROW = Columns.ROW;

    public Digits(int min, int max, String next, String notBehind) {
      this(min, max, next, notBehind, null, 0);
    }
  }

  /** An at sign. */
  record At() implements Trigger {}

  /**
   * A colon.
   *
   * @param before the bytes, each as a character, of which one stands before it; empty for any
   * @param behind the bytes of which one stands behind it; empty for any
   */
  record Colon(String before, String behind) implements Trigger {}

  /** A tilde. */
  record Tilde() implements Trigger {}

  /** A capital letter that starts a word; the first byte of any letter of U+00C0 to U+057F, which may be none. */
  record Capital() implements Trigger {}

  /**
   * The break behind a value.
   *
   * @param least how many bytes the value has at least
   * @param first the bytes, each as a character, of which it begins with one; empty for any
   * @param last the bytes of which it ends with one; empty for any
   */
  record End(int least, String first, String last) implements Trigger {}

  /** Text in exact case that starts where a word does; two bytes or longer. */
  record Prefix(String text) implements Trigger {}

  /** Two letters in exact case where a word starts, with a digit behind them at once or behind a space. */
  record Lead(String letters) implements Trigger {}

  /** Lower-case text, two letters or longer, in any case where a word or a camelCase hump starts; what follows is free. */
  record Word(String text) implements Trigger {}

  /** As {@link Word}, but nothing that is part of the word follows, other than a plural or the next hump. */
  record Whole(String text) implements Trigger {}

  /**
   * A code of this shape that starts and ends where words do: {@code 9} stands for a digit, {@code A} for a letter,
   * {@code X} for either; groups of them are parted by one space, hyphen, dot, slash, colon or opening bracket as written. It is no part
   * of something longer, joined on by a hyphen or a dot. The detector is called at its start: wherever there is one, or, where
   * there are {@code hints}, only near words of one of them and in a {@linkplain Text#bare bare} text; and where there is a
   * {@code gate}, only in the {@code reach} of that as {@link Text#cued} sees it.
   */
  record Shape(String pattern, List<Hint> hints, @Nullable Cue gate, int reach) implements Trigger {
    public Shape {
      hints = List.copyOf(hints);
    }

    public Shape(String pattern) {
      this(pattern, List.of(), null, 0);
    }
  }

  /** Words that {@link Text#cued} is asked for; the detector is not called. */
  record Context(Cue cue) implements Trigger {}

  /** Returns a trigger for each whole word. */
  static List<Trigger> wholes(List<String> texts) {
    return texts.stream().<Trigger>map(Whole::new).toList();
  }

  /** Returns a trigger for each prefix. */
  static List<Trigger> prefixes(String... texts) {
    return List.of(texts).stream().<Trigger>map(Prefix::new).toList();
  }

  /** Returns a trigger for each pair of letters. */
  static List<Trigger> leads(String... letters) {
    return List.of(letters).stream().<Trigger>map(Lead::new).toList();
  }

  /** Returns a trigger for each word. */
  static List<Trigger> words(String... texts) {
    return List.of(texts).stream().<Trigger>map(Word::new).toList();
  }
}
