package dev.weir.wire.credential;

import dev.weir.model.Prepared;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Injection;
import dev.weir.model.sign.Parameters;
import dev.weir.wire.http.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Makes badges of opened secrets. */
public final class Badges {

  private Badges() {}

  /**
   * Returns what {@code prepared} shows.
   *
   * @param framing of the body that follows, where {@code prepared} has none
   * @param secret the vault's, or where {@code how} asks for a token that; the caller closes it
   * @throws IOException where the request cannot be signed with it; then nothing may leave
   */
  public static Badge of(Injection how, Prepared prepared, Framing framing, Secret secret, Instant now)
      throws IOException {
    Target target = prepared.head().target();
    Optional<Bytes> body = framing instanceof Framing.None ? Optional.of(Bytes.EMPTY) : prepared.body();
    return switch (how) {
      case Injection.Header header -> shown(header, target, secret);
      case Injection.ClientCredentials grant -> shown(grant.as(), target, secret);
      case Injection.Basic(String user) -> basic(target, user, secret);
      case Injection.Query(String parameter) -> inQuery(target, parameter, secret);
      case Injection.Aws aws -> AwsBadge.of(aws, prepared.head(), body, secret, now);
      case Injection.Hmac hmac -> HmacBadge.of(hmac, prepared.head(), body, secret, now);
    };
  }

  private static Badge shown(Injection.Header header, Target target, Secret secret) {
    return Badge.to(target).show(header.name(), secret.within(header.format()));
  }

  /** Returns the badge of a client that asks for a token (RFC 6749 section 2.3.1). */
  public static Badge ofClient(Target endpoint, String client, Secret secret) {
    try (Secret encoded = Parameters.encode(secret)) {
      String name = Parameters.encode(new String(client.getBytes(StandardCharsets.UTF_8),
          StandardCharsets.ISO_8859_1), "");
      return basic(endpoint, name, encoded);
    }
  }

  private static Badge basic(Target target, String user, Secret secret) {
    try (Secret pair = secret.within(user + ":{}")) {
      byte[] plain = pair.reveal();
      byte[] base64 = Base64.getEncoder().encode(plain);
      Arrays.fill(plain, (byte) 0);
      try (Secret value = Secret.own(base64)) {
        return Badge.to(target).show("Authorization", value.within("Basic {}"));
      }
    }
  }

  private static Badge inQuery(Target target, String parameter, Secret secret) {
    Target rest = Parameters.without(target, parameter::equals);
    try (Secret value = Parameters.encode(secret)) {
      return Badge.to(rest).ending(value.within((rest.hasQuery() ? "&" : "?") + parameter + "={}"));
    }
  }
}
