package dev.weir.scan.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a configuration file. Of all that is written there, only addresses are kept: no secret can come out of it. */
public sealed interface Entry {

  /** A URL, or a host with or without a port; {@code *} stands for what is only known at run time. */
  record Address(String text) implements Entry {}

  /** Entries by their keys, in the order in which they stand. */
  record Group(Map<String, Entry> entries) implements Entry {
    public Group {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A list. */
  record Many(List<Entry> entries) implements Entry {
    public Many {
      entries = List.copyOf(entries);
    }
  }

  /** Anything else. */
  record Other() implements Entry {}
}
