package dev.weir.detect.engine;

import java.util.List;

/** What makes the engine call a detector. */
public sealed interface Trigger {

  /** The first digit of a run that no letter or digit precedes. */
  record Digits() implements Trigger {}

  /** An at sign. */
  record At() implements Trigger {}

  /** A colon. */
  record Colon() implements Trigger {}

  /** A capital letter that starts a word; the first byte of any letter of U+00C0 to U+057F, which may be none. */
  record Capital() implements Trigger {}

  /** The break behind a value. */
  record End() implements Trigger {}

  /** Text in exact case that starts where a word does; two bytes or longer. */
  record Prefix(String text) implements Trigger {}

  /** A word of lower-case letters, found in any case where a word or a hump of a camelCase name starts. */
  record Word(String text) implements Trigger {}

  /** Words that {@link Text#cued} is asked for; the detector is not called. */
  record Context(Cue cue) implements Trigger {}

  /** Returns a trigger for each word. */
  static List<Trigger> words(List<String> texts) {
    return texts.stream().<Trigger>map(Word::new).toList();
  }

  /** Returns a trigger for each prefix. */
  static List<Trigger> prefixes(String... texts) {
    return List.of(texts).stream().<Trigger>map(Prefix::new).toList();
  }
}
