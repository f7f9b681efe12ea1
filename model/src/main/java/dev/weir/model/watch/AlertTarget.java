package dev.weir.model.watch;

import dev.weir.model.net.Target;
import java.util.Optional;

/**
 * Who is told.
 *
 * @param url takes a POST of JSON
 * @param secret the name of the secret that signs it; empty where nothing does
 */
public record AlertTarget(Target url, Optional<String> secret) {}
