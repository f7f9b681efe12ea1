package dev.weir.gateway;

import dev.weir.model.Status;
import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DestinationRule;
import java.util.Optional;

/** Where a request wants to go. */
sealed interface Routed {

  /** A target that can be looked at further; {@code rule} is empty where the configuration does not list its host. */
  record To(Target target, Optional<DestinationRule> rule) implements Routed {

    /** Returns what of the host's name the caller has made up: the labels below a wildcard, or all of a name that nobody lists. */
    Optional<String> madeUp() {
      if (!(target.origin().host() instanceof Host.Name(String text) && !text.isEmpty())) {
        return Optional.empty();
      }
      return rule.isEmpty()
          ? Optional.of(text)
          : rule.get().wildcardOf(target.origin().host())
              .map(below -> text.substring(0, text.length() - below.domain().text().length() - 1));
    }
  }

  /** Nothing that could be judged; {@code asked} is what the request names, as far as it may be recorded. */
  record Nowhere(String asked, Status status, String why) implements Routed {}
}
