package dev.weir.gateway;

import dev.weir.model.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One ended call, for metrics.
 *
 * @param caller empty text where it is not known
 * @param decision {@code allow}, {@code redact}, {@code deny} or {@code shadow-deny}
 * @param status as the client saw it; 0 where it saw none
 */
public record CallSummary(String destination, String caller, String decision, String rule, int status,
    Duration total,
    long sent, long received, Map<Kind, Integer> kinds, Optional<String> fault) {}
