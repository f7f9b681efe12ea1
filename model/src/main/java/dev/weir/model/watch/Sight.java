package dev.weir.model.watch;

import dev.weir.model.net.Ip;
import java.time.Instant;
import java.util.Optional;

/**
 * One call, as far as it counts among others.
 *
 * @param destination its name, or the host of one that is not listed
 * @param path the same for equal paths with equal queries
 * @param likeness the same for equal requests
 * @param from the caller's address
 * @param to the address that is dialled; empty where none is known
 */
public record Sight(String caller, String destination, long path, long likeness, long bytes, Instant at,
    Ip from,
    Optional<Ip> to) {}
