package dev.weir.scan.knowledge;

import org.jspecify.annotations.Nullable;

/** What the notation says of one place; filled while a library is read, never after. */
final class Facts {

  @Nullable
  String vendor;
  /** The path of the place that this one is another spelling of. */
  @Nullable
  String same;
  /** The path of the place whose steps this one has too. */
  @Nullable
  String general;
  @Nullable
  Sink sink;
  @Nullable
  Source source;
  Transform.@Nullable Kind transform;
  @Nullable
  Arg chooser;
  /** Whether talking to others is not what the library is there for. */
  boolean tool;

  Facts(@Nullable String vendor) {
    this.vendor = vendor;
  }

  boolean any() {
    return same != null || general != null || sink != null || source != null || transform != null
        || chooser != null;
  }
}
