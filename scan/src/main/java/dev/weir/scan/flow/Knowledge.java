package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Catalogue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the analysis asks about the world; any thread may. */
public final class Knowledge {

  private final Catalogue catalogue;
  private final Function<String, String> typeOf;
  private final Map<String, String> types = new ConcurrentHashMap<>();

  /** @param names tells what data is in something of a name */
  public Knowledge(Catalogue catalogue, Function<String, Optional<String>> names) {
    this.catalogue = catalogue;
    this.typeOf = name -> names.apply(name).orElse("");
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** Returns the type of data in something of a name, or an empty string; what was asked once is remembered. */
  String typeOf(String name) {
    String known = types.get(name); // nearly always there, and faster to get
    return known != null ? known : types.computeIfAbsent(name, typeOf);
  }
}
