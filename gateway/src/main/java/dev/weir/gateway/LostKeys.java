package dev.weir.gateway;

import dev.weir.model.Facts;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.RuleRef;
import dev.weir.model.watch.Sightings.Sighting;
import dev.weir.model.watch.Sightings.Sign;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weir's own keys that one call shows where they do not belong. Only a key that is in force, which nobody can make up, does
 * any more than be recorded: else whoever knows an id could have another's key revoked.
 */
final class LostKeys {

  /** More in one call tell nothing more. */
  private static final int MOST = 16;

  private final Rooms rooms;
  private final CallRecord record;

  LostKeys(Rooms rooms, CallRecord record) {
    this.rooms = rooms;
    this.record = record;
  }

  /** They stand in what is sent. */
  void leaked(List<String> texts) {
    Set<Check.Valid> found = new LinkedHashSet<>();
    texts.stream().limit(MOST).forEach(text -> rooms.keys().within(text).ifPresent(found::add));
    found.forEach(valid -> tell(RuleRef.OWN_KEYS, Sign.LEAKED, valid.key(), valid.caller(),
        "the key " + valid.key().id() + " of " + valid.caller() + " is in what was sent"));
    if (found.isEmpty()) {
      record.sighted(RuleRef.OWN_KEYS, Sign.LEAKED,
          "what was sent has the form of a key, but of none that is in force here", "recorded");
    }
  }

  /** The key that was shown may not be made for where it goes, or where it comes from. */
  void misused(Facts facts) {
    if (facts.who() instanceof Principal.Caller caller && caller.proof() instanceof Proof.Key key) {
      strayed(key.to(), facts).ifPresent(how -> tell(RuleRef.KEY, Sign.MISUSED, key, caller.name(),
          "the key " + key.id() + " was shown " + how));
    }
  }

  private static Optional<String> strayed(Narrowing to, Facts facts) {
    if (!to.admits(facts.peer())) {
      return Optional.of("from an address that it was not made for");
    }
    return to.reaches(facts.where().name())
        ? Optional.empty()
        : Optional.of("for a destination that it was not made for");
  }

  private void tell(RuleRef rule, Sign sign, Proof.Key key, String owner, String reason) {
    String action = rooms.sightings().seen(new Sighting(sign, key, owner, record.caller(),
        record.destination(), record.call(), reason, record.began()));
    record.sighted(rule, sign, reason, action);
  }
}
