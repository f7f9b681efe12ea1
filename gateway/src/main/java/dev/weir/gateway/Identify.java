package dev.weir.gateway;

import dev.weir.model.Binding;
import dev.weir.model.Issuers;
import dev.weir.model.KeyRing;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Possession;
import dev.weir.model.Possession.Judged.Missing;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says who calls: by the key it shows, or the token of an issuer that the configuration names, or its certificate, and where it
 * shows none of them by the port that is its own, or by its address. What is shown and wrong is never made good by an address.
 */
final class Identify {

  /** Where callers put a key, and what never leaves with their request. */
  static final List<String> CREDENTIAL_FIELDS = List.of("Proxy-Authorization", "Authorization", "x-api-key",
      "x-goog-api-key", "api-key");

  private static final Principal EXPIRED = new Principal.Unknown("the client certificate has expired");
  private static final String GONE = "the caller is not in the configuration";
  private static final Issuers.Claim NOTHING = new Issuers.Claim.Foreign();

  private final KeyRing keys;
  private final Issuers issuers;
  private final InstantSource clock;

  private final Bound bound;

  Identify(KeyRing keys, Issuers issuers, Possession possession, InstantSource clock) {
    this.keys = keys;
    this.issuers = issuers;
    this.bound = new Bound(possession);
    this.clock = clock;
  }

  /** @param challenge is told what an answer has to ask for, where a proof is missing */
  Principal who(Settings settings, Incoming incoming, Consumer<Missing> challenge) {
    if (incoming.tunnel().isPresent()) {
      return still(settings, incoming.tunnel().get().who(), incoming.peer());
    }
    if (incoming.flaw().isPresent()) {
      return new Principal.Unknown("the request could not be read");
    }
    Headers headers = incoming.headers();
    Optional<String> key = key(headers);
    if (key.isPresent()) {
      return byKey(settings, key.get(), incoming, challenge);
    }
    return byToken(settings, headers)
        .or(() -> headers.first("Proxy-Authorization")
            .map(shown -> byKey(settings, keyIn(shown), incoming, challenge)))
        .or(() -> incoming.certificate().map(shown -> byCertificate(settings, shown)))
        .or(() -> incoming.owner().map(owner -> named(settings, owner, new Proof.Port())))
        .orElseGet(() -> byAddress(settings, incoming.peer()));
  }

  /**
   * Returns who somebody is now that was known before, on a connection that has outlived its request: a key may have ended
   * since, and a caller have left the configuration.
   */
  Principal still(Settings settings, Principal before, Ip peer) {
    return switch (before) {
      case Principal.Unknown unknown -> unknown;
      case Principal.Caller(String _, String _, Proof.Address _) -> byAddress(settings, peer);
      case Principal.Caller(String name, String _, Proof.Port port) -> named(settings, name, port);
      case Principal.Caller(String name, String _, Proof.Key key) -> keys.ended(key)
          .<Principal>map(Principal.Unknown::new).orElseGet(() -> named(settings, name, key));
      case Principal.Caller(String name, String _, Proof.Token token) ->
        clock.instant().isBefore(token.until())
            ? named(settings, name, token)
            : new Principal.Unknown("the token has expired");
      case Principal.Caller(String name, String _, Proof.Certificate shown) ->
        clock.instant().isBefore(shown.until()) ? named(settings, name, shown) : EXPIRED;
    };
  }

  /**
   * Returns why somebody may not even go on with what was begun: its key was revoked, or it has left the configuration. What has
   * merely come to its end may finish.
   */
  Optional<String> expelled(Settings settings, Principal who) {
    if (!(who instanceof Principal.Caller caller)) {
      return Optional.empty();
    }
    Optional<String> revoked = caller.proof() instanceof Proof.Key key ? keys.revoked(key) : Optional.empty();
    return revoked.isPresent() || settings.caller(caller.name()).isPresent() ? revoked : Optional.of(GONE);
  }

  private static Principal named(Settings settings, String name, Proof proof) {
    Optional<CallerRule> rule = settings.caller(name);
    return rule.isPresent()
        ? new Principal.Caller(rule.get().name(), rule.get().team(), proof)
        : new Principal.Unknown(GONE);
  }

  private Principal byKey(Settings settings, String shown, Incoming incoming, Consumer<Missing> challenge) {
    return switch (keys.check(shown)) {
      case KeyRing.Check.Invalid(String why) -> new Principal.Unknown(why);
      case KeyRing.Check.Valid(Proof.Key key, String caller) -> {
        Optional<Missing> missing = key.binding().isPresent()
            ? bound.missing(key.binding().get(), shown, incoming, settings)
            : Optional.empty();
        if (missing.isEmpty()) {
          yield named(settings, caller, key);
        }
        if (key.binding().get() instanceof Binding.ToKey) {
          challenge.accept(missing.get());
        }
        yield new Principal.Unknown(missing.get().why());
      }
    };
  }

  private Principal byCertificate(Settings settings, PeerCertificate shown) {
    if (!clock.instant().isBefore(shown.notAfter())) {
      return EXPIRED;
    }
    for (CallerRule rule : settings.callers()) {
      if (rule.certificate().filter(wanted -> wanted.matches(shown)).isPresent()) {
        return new Principal.Caller(rule.name(), rule.team(), new Proof.Certificate(shown.notAfter()));
      }
    }
    return new Principal.Unknown("the client certificate names no caller");
  }

  /** Returns whom a token proves, or why it proves nobody; empty where no token is shown that is meant for Weir. */
  private Optional<Principal> byToken(Settings settings, Headers headers) {
    if (!settings.trustsIssuers()) {
      return Optional.empty();
    }
    for (String field : CREDENTIAL_FIELDS) {
      Issuers.Claim claim = headers.first(field).map(Identify::keyIn)
          .map(shown -> issuers.check(shown, settings.callers())).orElse(NOTHING);
      switch (claim) {
        case Issuers.Claim.Of(CallerRule rule, Proof.Token proof) -> {
          return Optional.of(new Principal.Caller(rule.name(), rule.team(), proof));
        }
        case Issuers.Claim.Refused(String why) -> {
          return Optional.of(new Principal.Unknown(why));
        }
        case Issuers.Claim.Foreign _ -> {
          // Another party's: no claim to be a caller.
        }
      }
    }
    return Optional.empty();
  }

  /** The narrowest range wins, so that one machine can be told from its network. */
  private static Principal byAddress(Settings settings, Ip peer) {
    int narrowest = -1;
    Principal found = new Principal.Unknown("no key was shown, and no caller is known by this address");
    for (CallerRule rule : settings.callers()) {
      for (Cidr range : rule.from()) {
        if (range.prefix() > narrowest && range.contains(peer)) {
          narrowest = range.prefix();
          found = new Principal.Caller(rule.name(), rule.team(), new Proof.Address());
        }
      }
    }
    return found;
  }

  /** Returns the first text that looks like a Weir key. */
  private static Optional<String> key(Headers headers) {
    for (String field : CREDENTIAL_FIELDS) {
      Optional<String> key = headers.first(field).map(Identify::keyIn)
          .filter(KeyRing::looksLikeOne);
      if (key.isPresent()) {
        return key;
      }
    }
    return Optional.empty();
  }

  private static String keyIn(String value) {
    int space = value.indexOf(' ');
    String scheme = space < 0 ? "" : value.substring(0, space);
    String rest = value.substring(space + 1).strip();
    return scheme.equalsIgnoreCase("Basic") ? password(rest) : rest;
  }

  private static String password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      String password = pair.substring(pair.indexOf(':') + 1);
      return password.isEmpty() && pair.endsWith(":") ? pair.substring(0, pair.length() - 1) : password;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
