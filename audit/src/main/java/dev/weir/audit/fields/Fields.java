package dev.weir.audit.fields;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Takes the parts of an event one after another, and writes them in a form of its own. */
public interface Fields {

  /** Takes a text. */
  Fields text(String name, String value);

  /** Takes a whole number. */
  Fields number(String name, long value);

  /** Takes a moment. */
  Fields time(String name, Instant at);

  /** Takes several texts, or none. */
  Fields texts(String name, List<String> values);

  /** Takes how often there is what, by its word. */
  Fields counts(String name, SortedMap<String, Integer> counts);

  /** Takes something that has parts itself. */
  Fields group(String name, Consumer<Fields> parts);
}
