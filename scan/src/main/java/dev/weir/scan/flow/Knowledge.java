package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Catalogue;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the analysis asks about the world.
 *
 * @param names what data is in something of a name
 */
public record Knowledge(Catalogue catalogue, Function<String, Optional<String>> names) {}
