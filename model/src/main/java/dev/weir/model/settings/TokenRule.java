package dev.weir.model.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which signed tokens (JWT, RFC 7519) of another issuer prove a caller.
 *
 * @param audiences one of which the token must be for
 * @param algorithms with which it may be signed, as JWS names them; only asymmetric ones
 * @param types what its {@code typ} may say, in lower case; empty text stands for a token without one
 * @param claims what it must say, by name or JSON pointer, and which values do; each of them
 */
public record TokenRule(String issuer, Set<String> audiences, KeySet keys, Set<String> algorithms,
    Set<String> types,
    Map<String, Set<String>> claims) {

  /** Every algorithm by which a token may be signed (RFC 7518 section 3.1, RFC 8037): whoever can verify it cannot make one. */
  public static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
      "ES256", "ES384", "ES512", "EdDSA");

  /** What a token that is meant to show who calls has as its type (RFC 7519 section 5.1, RFC 9068 section 2.1). */
  public static final Set<String> TYPES = Set.of("", "jwt", "at+jwt", "application/at+jwt");

  public TokenRule {
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
    types = Set.copyOf(types);
    claims = Map.copyOf(new LinkedHashMap<>(claims));
  }

  /** Where the issuer's public keys (JWKS, RFC 7517) are. */
  public sealed interface KeySet {

    /** A file, which is read again when it changes. */
    record File(Path path) implements KeySet {}

    /**
     * An address, which is asked again and again.
     *
     * @param authorities the only authorities that its certificate may be from; empty for the public ones
     * @param pass a file with a token of Weir's own that is shown there, read anew each time; empty where nothing has to be shown
     */
    record Url(URI address, Optional<Path> authorities, Optional<Path> pass) implements KeySet {

      /** One that shows its keys to everybody. */
      public Url(URI address, Optional<Path> authorities) {
        this(address, authorities, Optional.empty());
      }
    }
  }
}
