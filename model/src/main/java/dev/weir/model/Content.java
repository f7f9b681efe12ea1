package dev.weir.model;

import java.util.List;

/** What became of looking at a request. "Clean", "not looked at" and "cannot be looked at" are different facts. */
public sealed interface Content {

  /** Returns how much was looked at. */
  Coverage coverage();

  /** Not read yet, or not asked for. */
  record Unread() implements Content {
    @Override
    public Coverage coverage() {
      return Coverage.NONE;
    }
  }

  /** Could not be read; {@code why} holds nothing of the content. */
  record Opaque(String why) implements Content {
    @Override
    public Coverage coverage() {
      return Coverage.OPAQUE;
    }
  }

  /** Looked at. */
  record Inspected(List<Finding> findings, Coverage coverage) implements Content {
    public Inspected {
      findings = List.copyOf(findings);
    }
  }
}
