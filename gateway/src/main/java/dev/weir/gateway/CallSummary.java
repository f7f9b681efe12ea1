package dev.weir.gateway;

import dev.weir.model.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One call in numbers and in names of the configuration; nothing of its content.
 *
 * @param destination as the configuration names it, or {@link dev.weir.model.Destination#UNLISTED}
 * @param caller as the configuration names it; empty text where nobody was proved
 * @param decision the word in the {@code Weir-Decision} header
 * @param rule the rule that decided
 * @param status what the client was answered; 0 where it was not
 * @param sent bytes to the upstream
 * @param received bytes from the upstream
 * @param kinds how many findings of each kind
 * @param fault what went wrong; empty where nothing did
 */
public record CallSummary(String destination, String caller, String decision, String rule, int status,
    Duration total, long sent, long received, Map<Kind, Integer> kinds, Optional<String> fault) {
  public CallSummary {
    kinds = Map.copyOf(kinds);
  }
}
