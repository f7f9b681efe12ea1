package dev.weir.policy.rule;

import dev.weir.model.Content;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Finding;
import dev.weir.model.Kind;
import dev.weir.model.Upgrade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call while it is judged: its facts, its destination, and what is worked out from them only once. */
final class Call {

  private final Facts facts;
  private final Place place;
  private final boolean seen;
  private final boolean opening;
  private @Nullable Map<Kind, Integer> found;
  private @Nullable View view;

  Call(Facts facts, Place place) {
    this.facts = facts;
    this.place = place;
    this.seen = !(facts.content() instanceof Content.Unread);
    this.opening = facts.entry() == Entry.CONNECT && place.content().intercept();
  }

  Facts facts() {
    return facts;
  }

  Place place() {
    return place;
  }

  /** Whether the body was looked at, or should have been: the second time of judging. */
  boolean seen() {
    return seen;
  }

  /** Whether this is a CONNECT that only opens the way for requests, each of which is judged on its own. */
  boolean opening() {
    return opening;
  }

  /** Whether what is sent is never looked at. */
  boolean unread() {
    return !opening && (facts.entry() == Entry.CONNECT || !place.content().inspect());
  }

  /** Whether what comes back is no answer that could be looked at: a tunnel's bytes, or those of a protocol that nobody reads. */
  boolean switches() {
    Optional<String> upgrade = Upgrade.of(facts.head().headers());
    boolean read = place.content().inspect() && upgrade.filter(Upgrade.WEBSOCKET::equals).isPresent();
    return !opening && (facts.entry() == Entry.CONNECT || upgrade.isPresent() && !read);
  }

  List<Finding> findings() {
    return facts.content() instanceof Content.Inspected inspected ? inspected.findings() : List.of();
  }

  /** How many of each kind, in the order of finding. */
  Map<Kind, Integer> found() {
    if (found == null) {
      Map<Kind, Integer> counts = new LinkedHashMap<>();
      findings().forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
      found = counts;
    }
    return found;
  }

  View view() {
    if (view == null) {
      view = new View(this);
    }
    return view;
  }
}
